"""Open days: planning, who signed up, what was asked, and what becomes public of them."""
