"""What a new version of a questionnaire changes, as text and as JSON."""
