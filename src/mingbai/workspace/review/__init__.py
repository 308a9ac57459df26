"""The reviewers' pages: what waits for me, one entry to decide on, and the register of undisclosed information."""
