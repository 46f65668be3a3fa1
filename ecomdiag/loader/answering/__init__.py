"""What stands in an answers file and how it is changed: answers, notes, words beside choices, what repeats."""
