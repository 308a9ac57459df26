"""Reconsiderations and lawsuits over applications: their dates, their evidence, what was decided."""
