"""The page for a screen in a hall: no way out of it, no typing, and it goes on without network."""
