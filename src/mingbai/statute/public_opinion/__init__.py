"""Answering what is said of the organ in public (政务舆情回应)."""
