"""The years of an organ, and all its units in one."""
