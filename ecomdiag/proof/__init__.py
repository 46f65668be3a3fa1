"""Proves a questionnaire sound before anyone answers it, or shows the answers that prove it is not.

Every way to answer is looked at, merged where nothing later can tell two ways apart; where even those are too
many a solver decides, if it is installed; what nobody could decide is told as such.
"""
