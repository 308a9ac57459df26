"""What is sent by hand, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.channels.values.copies import ChannelCopy
from mingbai.entries.queries.parts import AttachmentRow
from mingbai.statute.disclosure.deliveries import DeliveryState


@dataclass(frozen=True, slots=True)
class OpenCount:
    """What waits for a person on one channel, what the machine sends, what went wrong with that, what stands there in an
    earlier version, and what has to come off it.
    """

    key: str
    label: str
    waiting: int = 0
    by_machine: int = 0
    troubled: int = 0
    outdated: int = 0
    to_remove: int = 0


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One open delivery; `version` is the entry's version now."""

    id: int
    entry_id: int
    title: str
    channel_key: str
    channel_label: str
    state: DeliveryState
    planned_at: datetime | None
    version: int
    is_outdated: bool
    proof: str


@dataclass(frozen=True, slots=True)
class SentRow:
    """What was sent once, word for word; `photo` is the digest of the photograph that proves it."""

    id: int
    act: str
    version: int
    title: str
    text: str
    proof: str
    sent_at: datetime
    sent_by: str
    photo: str | None


@dataclass(frozen=True, slots=True)
class DeliverySheet:
    """One delivery with all that a person needs to send it; `copy` is None while the public sees nothing of the entry.

    `may_report`: it was withdrawn, and nobody recorded that it was sent before.
    """

    id: int
    entry_id: int
    organ_code: str
    title: str
    channel_key: str
    channel_label: str
    hosts: tuple[str, ...]
    state: DeliveryState
    version: int
    copy: ChannelCopy | None
    files: tuple[AttachmentRow, ...]
    delivered_at: datetime | None
    proof: str
    is_outdated: bool
    reason: str
    may_report: bool
    sent: tuple[SentRow, ...]


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One call of a channel by the machine, in words; `answer` is empty while none came."""

    what: str
    began_at: datetime
    answered_at: datetime | None
    answer: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A picture or package that went out; `number` is its place in the message."""

    number: int
    name: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """What the machine sent, or was about to send, as it was: title, text, pictures and packages."""

    id: int
    version: int
    made_at: datetime
    title: str
    text: str
    files: tuple[FrozenFile, ...]


@dataclass(frozen=True, slots=True)
class MachineRow:
    """What the machine did for a delivery and does next; `trouble` says why its account cannot be used."""

    has_account: bool
    trouble: str
    next_what: str
    next_at: datetime | None
    attempts: tuple[AttemptRow, ...]
    frozen: tuple[FrozenRow, ...]


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel as an organ sees it: the catalogue's word for it, what the organ sends there, the hosts that the county wrote."""

    key: str
    label: str
    word: str
    reach: str
    hosts: str
