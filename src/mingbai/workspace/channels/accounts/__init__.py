"""The organs' accounts on channels."""
