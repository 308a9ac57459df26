"""Sheets for public boards, A3 and A4, made to be read at two metres."""
