"""Judging the reasons for applications far beyond the reasonable (条例第35条)."""
