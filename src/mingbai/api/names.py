"""Names that last: of entries, feeds and events, the same whatever the site's domain becomes."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from mingbai.organs import queries as organs


def entry_name(index_number: str, entry_id: int) -> UUID:
    """Return the name of an entry, from the index number that it keeps."""
    return uuid5(NAMESPACE_URL, f"mingbai:entry:{index_number}:{entry_id}")


def place_name(address: str) -> UUID:
    """Return the name of what stands at an address of this county."""
    county = next(iter(organs.tree()), None)
    owner = (county.credit_code or county.code) if county else ""
    return uuid5(NAMESPACE_URL, f"mingbai:{owner}:{address}")
