"""Several diagnoses together: side by side, over time, of several respondents of one company."""
