"""Measurements. Each compares two things in one run and prints a ratio, because machines differ and ratios stay."""
