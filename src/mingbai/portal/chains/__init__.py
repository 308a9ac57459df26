"""Whole-process chains in public."""
