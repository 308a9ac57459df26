"""Acts on an application, one form each; every form says what the act does to the dates."""
