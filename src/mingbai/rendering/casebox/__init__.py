"""A closed case as one folder that opens anywhere and verifies with `sha256sum -c` (档案盒)."""
