"""The page 更多."""
