"""Outreach: rounds on market days and the leaflet that is handed out."""
