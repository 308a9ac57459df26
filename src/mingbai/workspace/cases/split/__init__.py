"""Splitting one submission into its matters, each with a number, a clock and a code of its own."""
