"""One issue: choose its documents, freeze it."""
