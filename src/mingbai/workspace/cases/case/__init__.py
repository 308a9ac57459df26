"""One application: its clock, the five questions, letters, papers, and what happened."""
