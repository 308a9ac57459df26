"""One delivery, sent by hand."""
