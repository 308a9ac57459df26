"""What goes around a paper: envelopes (GB/T 1416—2003) and spine labels of archive boxes, as PDF for the printer."""
