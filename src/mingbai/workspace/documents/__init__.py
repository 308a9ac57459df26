"""Pages for official documents (公文): slips, decisions on them, number series, validity and clean-up."""
