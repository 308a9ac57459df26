"""Asking a section, a village or another organ to do a part of an application."""
