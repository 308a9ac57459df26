"""In whose name the organ answers, and the full names that its letters need."""
