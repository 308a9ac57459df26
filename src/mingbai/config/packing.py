"""Answers made smaller for the line: what is packed, and who takes it. RFC 9110, 12.5.3 (Accept-Encoding)."""

from __future__ import annotations

import zlib
from functools import lru_cache

GZIP = "gzip"
WORTH = 860
"""Bytes below which a packed answer saves no packet on the line."""
TEXTS = ("text/", "application/json", "application/javascript", "application/xml", "application/atom+xml", "image/svg+xml")
_GZIP_WINDOW = 31
"""A full window, with the header and the check sum of gzip."""


def packed(body: bytes, content_type: str, level: int = 6) -> bytes:
    """Return the body as gzip, the same for the same body; empty where that is not worth while: pictures, pdf, small answers."""
    if len(body) < WORTH or not content_type.startswith(TEXTS):
        return b""
    packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP_WINDOW)
    made = packer.compress(body) + packer.flush()
    return made if len(made) < len(body) else b""


@lru_cache(maxsize=256)
def takes_gzip(accepted: str) -> bool:
    """Return whether the header Accept-Encoding takes gzip: named, or by "*", and not with a weight of zero."""
    weights = dict(_weight(one) for one in accepted.lower().split(","))
    return weights.get(GZIP, weights.get("*", 0.0)) > 0


def _weight(said: str) -> tuple[str, float]:
    name, _, rest = said.partition(";")
    _, _, weight = rest.partition("=")
    try:
        return name.strip(), float(weight) if weight.strip() else 1.0
    except ValueError:
        return name.strip(), 1.0
