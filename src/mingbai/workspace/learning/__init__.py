"""Learning: the first week and the handbook. Nothing of what anybody reads here is recorded (国办函〔2026〕12号)."""
