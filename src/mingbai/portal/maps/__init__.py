"""What search engines read: robots.txt and the maps of the site."""
