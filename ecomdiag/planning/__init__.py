"""The cheapest way to better answers: which actions, in which order, proved the cheapest."""
