"""Tasks of the queue that failed: what the system administrator sees and decides."""
