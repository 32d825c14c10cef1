"""Synthetic documents of Utopia: drawn from a seed, with true values, and altered on purpose."""
