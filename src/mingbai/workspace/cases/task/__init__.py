"""Work on a case that another organ asked this one to do."""
