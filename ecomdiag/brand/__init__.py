"""Whose paper a report is written on: an adviser's name, logo, colour, contact and closing words."""
