"""The pages of documents (公文): slips, their decisions, number series, validity and clean-up."""
