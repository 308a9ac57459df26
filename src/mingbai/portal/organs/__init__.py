"""An organ's section: guide, rules, and what the law requires it to publish."""
