"""What tables of results come to, as text and as JSON."""
