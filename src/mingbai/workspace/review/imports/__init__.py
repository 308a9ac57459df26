"""The secrecy review of a batch of imported records."""
