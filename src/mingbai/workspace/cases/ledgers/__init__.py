"""Import ledgers of applications from before the platform."""
