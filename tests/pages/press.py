"""One press of a button: who may change something by it, in which state, with what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from support import TODAY

#: What the matrix made, by name: keys of rows, and `people` by role.
Made = dict[str, Any]
Typed = Mapping[str, object]

DAY, WHY = TODAY.isoformat(), "核对以后要改。"
REPORT = {"code": "baiyang", "year": 2020}
WORKERS = frozenset({"clerk", "section_head"})
#: Who works for an organ, each in an organ of their own.
ANY_WORKER = WORKERS | {"stranger"}
PUBLISHERS = WORKERS | {"leader"}
NOBODY: frozenset[str] = frozenset()
SIGNED_IN = frozenset({"clerk", "section_head", "reviewer", "leader", "officer", "auditor", "sysadmin", "stranger"})
EVERYBODY = SIGNED_IN | {"nobody"}


@dataclass(frozen=True)
class Press:
    """One request; a callable gets what the matrix made, after `before` brought about the state."""

    name: str
    may: frozenset[str]
    args: Mapping[str, object] | Callable[[Made], Mapping[str, object]] = field(default_factory=dict)
    data: Typed | Callable[[Made], Typed] = field(default_factory=dict)
    before: Callable[[Made], object] | None = None
    query: Typed | Callable[[Made], Typed] = field(default_factory=dict)
    # The act or state, for the name of the test.
    of: str = ""
    # What an act of the county office on the whole county may change is of every organ.
    is_county_wide: bool = False
    # Acts on one's own session change no other table.
    is_session: bool = False
    # What the browser keeps from before.
    cookies: Typed | Callable[[Made], Typed] = field(default_factory=dict)
    # What the same person sends first.
    first: tuple[str, Typed] | None = None

    @property
    def title(self) -> str:
        """What a failing test is called."""
        return f"{self.name} {self.of}".strip()


def only(*roles: str) -> frozenset[str]:
    return frozenset(roles)


def upload(name: str, content: bytes | Callable[[Made], bytes]) -> Callable[[Made], Typed]:
    """Type nothing but choose a file; a file is read once, so that each request has its own."""
    return lambda made: {"file": SimpleUploadedFile(name, content if isinstance(content, bytes) else content(made))}
