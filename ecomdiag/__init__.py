"""ecomdiag: how ready a company is to sell online in other countries."""

__version__ = "0.1.0"
