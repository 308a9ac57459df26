"""The quarters of a township, or the visits of a village."""
