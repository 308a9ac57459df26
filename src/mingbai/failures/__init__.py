"""Failed tasks of the queue, as the system administrator sees and settles them."""
