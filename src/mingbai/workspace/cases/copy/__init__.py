"""The copy that is given out, looked at by the secrecy reviewer."""
