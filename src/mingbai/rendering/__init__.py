"""Files and pages drawn from one frozen value object; no framework, no database, no clock."""
