"""Forms of other tools as questionnaires, with what cannot be taken over told item by item."""
