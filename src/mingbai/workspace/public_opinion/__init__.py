"""What is said of the organ in public: what was found, by when it is answered, and what changed."""
