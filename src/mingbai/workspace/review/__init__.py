"""The reviewers' pages: what waits for me, one entry to decide about, the register of what is not disclosed."""
