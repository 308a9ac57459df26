"""One quarter: the plan and the table of all villages."""
