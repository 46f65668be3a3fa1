"""What is proved of a questionnaire, and the answers with which it fails, as text and as JSON."""
