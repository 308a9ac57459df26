"""The content of an entry as a frozen value: what a draft holds and a version keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from mingbai.statute.disclosure.comments import CommentNotice

DATES = ("formed_on", "valid_until", "down_on")
COMMENT_DATES = ("first_day", "last_day")
# What published versions call the catalogue line. They are never rewritten, so it stays the name in stored content.
STORED_LINE = "item_id"
TITLE_LONGEST, SUMMARY_LONGEST, BODY_LONGEST = 300, 400, 400_000


@dataclass(frozen=True, slots=True)
class Element:
    """One element that the catalogue asks for, and where the draft has it: in its own words, or in the text or a file."""

    name: str
    text: str = ""
    is_in_text: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the draft has it."""
        return self.is_in_text or bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class EntryContent:
    """Everything a person writes in an entry. `body` is clean HTML, `range` a value of Range, `village` an organ's code.

    `audience` uses the catalogue's words: 全社会, or 特定群体（…）; empty where no line says it.
    `down_on` is the first day a posted notice may come down, None without a posting period. `comment` is what a draft for
    comment says beside its text; None for everything else.
    """

    title: str
    summary: str = ""
    body: str = ""
    elements: tuple[Element, ...] = ()
    line_id: int | None = None
    statutory_item: str = ""
    field: str = ""
    topic: str = ""
    audience: str = ""
    range: str = "open"
    village: str = ""
    formed_on: date | None = None
    document_number: str = ""
    valid_until: date | None = None
    down_on: date | None = None
    comment: CommentNotice | None = None


def dump(content: EntryContent) -> dict[str, Any]:
    """Return the content as plain data for a JSON column."""
    plain = asdict(content)
    _write_dates(plain, DATES)
    # Left out where there is none, so that content without one stays word for word what it was.
    if (said := plain.pop("comment")) is not None:
        _write_dates(said, COMMENT_DATES)
        plain["comment"] = said
    plain["elements"] = list(plain["elements"])
    plain[STORED_LINE] = plain.pop("line_id")
    return plain


def load(plain: Mapping[str, Any]) -> EntryContent:
    """Return the content from a JSON column; an unknown key is an error and never dropped."""
    values = _with_dates(plain, DATES)
    if (said := values.get("comment")) is not None:
        values["comment"] = CommentNotice(**_with_dates(said, COMMENT_DATES))
    values["elements"] = tuple(Element(**one) for one in values.get("elements", ()))
    values["line_id"] = values.pop(STORED_LINE, None)
    return EntryContent(**values)


def _write_dates(plain: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        plain[name] = plain[name].isoformat() if plain[name] else None


def _with_dates(plain: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {**plain, **{name: date.fromisoformat(plain[name]) if plain.get(name) else None for name in names}}


def differences(old: EntryContent, new: EntryContent) -> tuple[str, ...]:
    """Return the names of the fields in which two contents differ."""
    return tuple(one.name for one in fields(EntryContent) if getattr(old, one.name) != getattr(new, one.name))


def with_elements(content: EntryContent, names: tuple[str, ...]) -> EntryContent:
    """Return the content with these elements in this order; other elements that were filled in stay at the end."""
    said = {one.name: one for one in content.elements}
    kept = tuple(said.get(name, Element(name)) for name in names)
    extra = tuple(one for one in content.elements if one.name not in names and one.is_done)
    return replace(content, elements=kept + extra)
