"""Programs for the worker tests: build a county with scheduled publications, and report what became of them."""
