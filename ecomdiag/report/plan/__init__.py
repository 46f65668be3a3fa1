"""A plan: one outline of it, and what writes it; each format is read when it is asked for."""
