"""The components page: every macro with its states, in the running product."""
