"""Open days: what was announced, signing up without an account, and the sign-up that a code opens."""
