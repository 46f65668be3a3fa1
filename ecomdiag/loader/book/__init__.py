"""Our own Excel workbook: a sheet in which a person fills in answers, of one company or of several side by side."""
