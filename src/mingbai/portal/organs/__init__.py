"""The organ section: guide, rules, what the law makes public."""
