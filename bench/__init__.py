"""Benchmarks. Each compares two things in one run and prints a ratio, because machines differ but ratios hold."""
