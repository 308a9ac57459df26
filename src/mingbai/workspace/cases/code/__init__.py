"""A new code for an applicant who lost theirs, and the sheet on which codes are handed over."""
