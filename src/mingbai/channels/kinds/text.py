"""Counting and cutting as the services do: in UTF-16 units, so that a rare character never puts a text over a limit."""

from __future__ import annotations


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, longest: int) -> str:
    """Return the text if it fits, else its beginning with an ellipsis, of at most `longest` units."""
    if units(text) <= longest:
        return text
    kept, room = [], longest - 1
    for character in text:
        room -= units(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip("，、；：（〔《“ ") + "…"


def web_address(said: object) -> str:
    """Return an address that a service answered if it is one of the web, else nothing: it is shown as a link."""
    text = str(said or "")
    return (
        text if text.startswith(("https://", "http://")) and text.isprintable() and len(text) <= 1000 and " " not in text else ""
    )


def name_of(said: object, longest: int = 200) -> str:
    """Return a name or number by which a service calls something; empty when it is none."""
    text = str(said) if isinstance(said, str | int) and not isinstance(said, bool) else ""
    return text if text.isprintable() and len(text) <= longest else ""
