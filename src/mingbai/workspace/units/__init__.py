"""The units of a county: their set-up, the county board, reminders."""
