"""The visit to one village: its marks, notice, answer, re-check, objection."""
