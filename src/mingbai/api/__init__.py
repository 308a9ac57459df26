"""Open data for other systems: the JSON API, feeds, a calendar and bulk files. Only what is public now."""
