"""An issue of the government gazette (政府公报) as PDF."""
