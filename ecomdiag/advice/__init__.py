"""What to do about a diagnosis: actions, lenses, markets, dated facts, support, peers, remarks.

All of it is content (``data/``); the code here only decides what concerns a company, and what an
action gains.
"""
