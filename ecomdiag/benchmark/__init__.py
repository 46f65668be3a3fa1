"""Benchmarks: how the scores of many companies are spread, with nothing about any one; made by ``cohort``."""
