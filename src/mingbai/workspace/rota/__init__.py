"""到岗情况: the week and the people in it."""
