"""Excel workbooks of anybody: rows as texts, read and written."""
