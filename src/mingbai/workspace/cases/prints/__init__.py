"""What is printed of an application: at the counter, beside a letter, for the archives."""
