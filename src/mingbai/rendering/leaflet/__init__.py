"""The leaflet (宣传折页): what can be asked of an organ, how, and where to look; A4 folded in three."""
