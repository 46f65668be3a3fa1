"""The file of a brand and the picture that it names."""
