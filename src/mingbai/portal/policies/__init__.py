"""The policy library (政策文件库)."""
