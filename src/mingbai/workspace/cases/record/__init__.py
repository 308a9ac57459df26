"""Requests to correct a record about oneself (条例第41条): a kind of case of its own."""
