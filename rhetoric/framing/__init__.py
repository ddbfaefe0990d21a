"""Framing scores that open to the sentences behind them."""
