"""Questionnaires as surveys of LimeSurvey: its codes, texts, expressions and files."""
