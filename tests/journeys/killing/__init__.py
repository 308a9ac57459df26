"""Support for the kill tests: a small county to work on, people who press buttons, and a check of what is left."""
