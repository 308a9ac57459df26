"""Staff pages of management: the leading group, meetings, trainings, rules."""
