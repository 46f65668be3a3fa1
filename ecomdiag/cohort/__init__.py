"""Many companies at once: a questionnaire as one query of whole numbers, for the engine that holds their answers."""
