"""Working days as the notices set them and 条例 and 民法典 count them; a year without a notice is never guessed."""
