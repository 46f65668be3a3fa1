"""A questionnaire and answers to it as frozen records: what may be asked, when, and what it is worth."""
