"""Writes of the mailbox: messages, their answers, what everybody may read, the suggestion box."""
