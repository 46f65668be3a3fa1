"""Asks a person. ``session`` decides nothing but where the person stands; the engine decides what is asked.

``terminal`` and ``plain`` are two ways to show the same screens of the same session.
"""
