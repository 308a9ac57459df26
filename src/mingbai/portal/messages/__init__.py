"""Messages from the public: writing one, seeing where it stands, and what everybody may read."""
