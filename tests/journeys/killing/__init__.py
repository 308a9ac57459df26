"""What the test of sudden ends needs: a small county to work on, people who press buttons, a check of what is left."""
