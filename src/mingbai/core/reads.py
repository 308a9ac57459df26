"""What a public page reads: which parameters and cookies of a request, and which subjects of acts it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from mingbai.core.modes import COOKIE, known

LONGEST_QUERY = 2000
"""Characters; a longer one is no address that a page of ours gave."""
_noted: ContextVar[set[str] | None] = ContextVar("noted", default=None)


@dataclass(frozen=True, slots=True)
class Reads:
    """What a public view declares: `asks` its parameters, `cookies` those beside the reading mode.

    `depends` are patterns of subjects, filled from the parts of the address: "field:{code}:{name}". None means every act.
    """

    asks: tuple[str, ...] = ()
    depends: tuple[str, ...] | None = None
    cookies: tuple[str, ...] = ()

    def query(self, asked: str) -> str:
        """Return the canonical query: what the view reads, once each, in its order; of several values the last counts."""
        if not asked:
            return ""
        given = dict(parse_qsl(_text(asked[:LONGEST_QUERY]), keep_blank_values=True, errors="replace"))
        return urlencode([(name, given[name]) for name in self.asks if name in given])

    def cookie(self, sent: str) -> str:
        """Return the header Cookie with what the view reads, in a fixed order."""
        return "; ".join(f"{name}={value}" for name, value in self._values(sent)) if sent else ""

    def _values(self, sent: str) -> list[tuple[str, str]]:
        given = dict(cookie.strip().partition("=")[::2] for cookie in sent.split(";"))
        mode = known(given.get(COOKIE, ""))
        own = [(name, given[name]) for name in self.cookies if given.get(name)]
        return [(COOKIE, mode), *own] if mode else own

    def subjects(self, parts: Mapping[str, object]) -> frozenset[str] | None:
        """Return the subjects that a page made from these parts of its address depends on; None for every act."""
        if self.depends is None:
            return None
        return frozenset(one.format_map(_Blank(parts)) for one in self.depends)


def _text(asked: str) -> str:
    """Return a query with characters that somebody typed and no browser quoted: WSGI gives their bytes."""
    with suppress(UnicodeEncodeError):
        return asked if asked.isascii() else asked.encode("latin-1").decode("utf-8", "replace")
    return asked


class _Blank(dict[str, object]):
    """A part of the address that is not there stands for nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def depends_on(*subjects: str) -> None:
    """Note, while a public page is made, that it also depends on these subjects."""
    noted = _noted.get()
    if noted is not None:
        noted.update(subjects)


def noting(make: Callable[[], object]) -> tuple[object, frozenset[str]]:
    """Return what `make` returns, and the subjects noted meanwhile."""
    token = _noted.set(set())
    try:
        made = make()
        return made, frozenset(_noted.get() or ())
    finally:
        _noted.reset(token)
