"""What serves every page: reading modes, the accessibility statement, the map of the site, the notice before leaving it."""
