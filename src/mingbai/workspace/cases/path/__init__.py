"""The five questions of an application, one at a time."""
