"""Publishing for all what was given to one applicant."""
