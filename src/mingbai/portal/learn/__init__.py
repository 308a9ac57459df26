"""For people who do not know that they may ask: what, how, what happens next; a filled example; the leaflet."""
