"""Programs of the tests of workers: a county with planned publications, and a look at what became of them."""
