"""Answers that other tools collected: tables with a row a response, and what each column of them answers."""
