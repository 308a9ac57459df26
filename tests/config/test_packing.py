"""Which encodings a reader takes, and what is packed at all."""

from __future__ import annotations

import os

import pytest

from mingbai.config.packing import packed, taken


@pytest.mark.parametrize(
    ("accepted", "encodings"),
    [
        ("", ("",)),
        ("gzip", ("gzip", "")),
        ("br, GZIP;q=0.5", ("br", "gzip", "")),
        ("gzip;q=0, br", ("br", "")),
        ("*", ("br", "gzip", "")),
        ("*;q=0, gzip", ("gzip", "")),
        ("gzip;q=nonsense", ("gzip", "")),
        ("identity", ("",)),
    ],
)
def test_who_takes_what(accepted: str, encodings: tuple[str, ...]) -> None:
    assert taken(accepted) == encodings


def test_what_is_small_or_packed_already_stays_as_it_is() -> None:
    assert packed(b"a" * 100, "text/html") == {}
    assert packed(b"a" * 5000, "image/png") == {}
    assert packed(os.urandom(5000), "text/html") == {}
    assert packed(b"a" * 5000, "text/html; charset=utf-8") == packed(b"a" * 5000, "text/html")
