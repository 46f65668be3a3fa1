"""What answers to one questionnaire say about another."""
