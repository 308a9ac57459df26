"""Published annual reports and their files."""
