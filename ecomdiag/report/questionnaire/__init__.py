"""The questionnaire itself, for who writes and checks it: as a document, as a drawing, as a schema for editors."""
