"""Questionnaires as the forms of other tools, with what such a form does not hold told item by item."""
