"""Papers with tables (登记表、送达回证、呈批单、卷内目录 …) as docx, PDF and HTML from one value object."""
