"""YAML as it is read and written here: nodes with their places, and slips told in words."""
