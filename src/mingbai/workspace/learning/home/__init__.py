"""The first days in the job, and the chapters of the handbook."""
