"""What can be wrong, as values, and the few ways in which a run can stop."""
