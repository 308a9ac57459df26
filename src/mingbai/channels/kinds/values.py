"""What every kind of channel takes and answers, as frozen values; none of them knows the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


@dataclass(frozen=True, slots=True)
class ChannelFile:
    """A file as it goes out: for an entry only the rebuilt copy, never what came in."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A published version of an entry as it stands on the portal. `link` is its address there, `entry` what the API shows."""

    title: str
    summary: str
    html: str
    text: str
    link: str
    organ_name: str
    organ_short_name: str
    index_number: str
    version: int
    published_on: str
    entry: Mapping[str, Any]
    files: tuple[ChannelFile, ...] = ()

    @property
    def key(self) -> str:
        """What tells this version of this entry from every other."""
        return f"{self.index_number}-{self.version}"

    @property
    def pictures(self) -> tuple[ChannelFile, ...]:
        """The files that are pictures, in order."""
        return tuple(one for one in self.files if one.media_type in PICTURES)


@dataclass(frozen=True, slots=True)
class ChannelMessage:
    """What a channel is sent, frozen: sending it again sends the same. `content` is in the channel's own form."""

    key: str
    title: str
    content: str
    link: str
    summary: str = ""
    author: str = ""
    files: tuple[ChannelFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit and what is done about it; one that `stops` cannot be sent at all."""

    words: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class HandPart:
    """One part to copy (`text`) or to carry over (`file`) when a person sends it."""

    label: str
    text: str = ""
    file: ChannelFile | None = None


class Fate(StrEnum):
    """What became of a message.

    `ACCEPTED` is not public yet: ask later. `UNKNOWN`: no answer came, so ask before anything is sent again. `ABSENT`: it is not
    there, and sending it again cannot double it. `REMOVED`: it is no longer there, or never will be.
    """

    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    BY_HAND = "by_hand"
    ABSENT = "absent"
    REMOVED = "removed"


class Again(StrEnum):
    """When a failure is worth another try."""

    SOON = "soon"
    TOMORROW = "tomorrow"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SendResult:
    """What a channel answered; `why` is a sentence for the person who looks after it."""

    fate: Fate
    remote_id: str = ""
    url: str = ""
    why: str = ""
    again: Again = Again.NEVER


@dataclass(frozen=True, slots=True)
class StandingText:
    """What stands on a channel now, in the channel's own form; `why` says instead why it cannot be read there."""

    title: str = ""
    content: str = ""
    why: str = ""


def failed(why: str, again: Again = Again.NEVER) -> SendResult:
    """Return that nothing became public, why, and when to try again."""
    return SendResult(Fate.FAILED, why=why, again=again)


def by_hand(why: str, remote_id: str = "", url: str = "") -> SendResult:
    """Return that only a person can do it, and where."""
    return SendResult(Fate.BY_HAND, remote_id, url, why)


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether an account may publish, in words."""

    is_ready: bool
    words: str


@dataclass(frozen=True, slots=True)
class ChannelAccount:
    """What an administrator entered: the base address, and the kind's own settings, which hold secrets and are never shown."""

    base: str
    settings: Mapping[str, str] = field(repr=False)
    seconds: Callable[[], float] = field(repr=False)
    """A stopwatch, for time limits and for renewing what expires."""


Keep = Callable[[str], None]
"""Takes a remote id before a step that cannot be undone, so that a process that is killed in it leaves the id behind."""


def forget(remote_id: str) -> None:
    """Keep nothing: for whoever sends only once."""


class ChannelLine(Protocol):
    """An account in use."""

    def check(self) -> Checked:
        """Ask whether the account may publish; nothing is sent or stored there."""
        ...

    def send(self, message: ChannelMessage, earlier: str = "", keep: Keep = forget) -> SendResult:
        """Send a message; `earlier` is the remote id that an unsettled try left."""
        ...

    def ask(self, message: ChannelMessage, remote_id: str, waited: float) -> SendResult:
        """Ask what became of a message `waited` seconds after it was sent, also long after success.

        Where that cannot be asked the answer is UNKNOWN, never FAILED: what failed is sent again.
        """
        ...

    def read(self, message: ChannelMessage, remote_id: str) -> StandingText:
        """Return what stands there now."""
        ...

    def take_back(self, message: ChannelMessage, remote_id: str) -> SendResult:
        """Remove it from the channel, or say who must."""
        ...


@dataclass(frozen=True, slots=True)
class ChannelKind:
    """One kind of channel: its words, the settings of an account, and its functions."""

    key: str
    label: str
    settings: Mapping[str, str]
    """The names of an account's settings with what they mean."""
    secrets: frozenset[str]
    base: str
    """The service's own address; empty where each administrator writes one."""
    fits: Callable[[Outgoing, Mapping[str, str]], tuple[Misfit, ...]]
    make: Callable[[Outgoing, Mapping[str, str]], ChannelMessage]
    by_hand: Callable[[ChannelMessage], tuple[HandPart, ...]]
    open: Callable[[ChannelAccount], ChannelLine]
