"""Working days: what the notices say, counted as 条例 and 民法典 count; a year without a notice is never guessed."""
