"""What the answers to one questionnaire say about another, as text and as JSON."""
