"""One unit: what the records say, self-report, check, objection, decision."""
