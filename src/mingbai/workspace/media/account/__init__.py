"""One account: put on record, correct, note an update, close."""
