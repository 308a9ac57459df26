"""The kinds of channels, one folder each, as code without database: what is sent, how it is sent, what came of it."""
