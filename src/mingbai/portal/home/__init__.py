"""Home, reading modes, accessibility statement."""
