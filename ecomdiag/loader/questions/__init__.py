"""A questionnaire's file, read and written: its questions, their structure, conditions and ways to score."""
