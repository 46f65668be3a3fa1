"""From the answers on the path to scores, levels and blockers."""
