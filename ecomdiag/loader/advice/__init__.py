"""The files of the advice, read: actions, facts, markets, words worth knowing and the rules of the positioning."""
