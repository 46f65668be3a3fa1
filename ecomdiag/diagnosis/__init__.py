"""The one result record, and how it is made."""
