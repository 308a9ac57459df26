"""One place to listen to what becomes public: `entry_published`, `entry_changed`, `entry_withdrawn`.

Two things follow an act, and they differ on purpose.

In its transaction: the public generation, by which every page cache knows that its pages are old. Number and content are
committed together, so no reader keeps an old page under the new number. Whatever must be true whenever the act is (the count of
deliveries, a duty fulfilled) belongs there too, and is a call of the act, not a listener.

Once it is committed: the listeners, in the order of their registration, in the process of the act. They hear of no act that was
rolled back. One that fails is logged and keeps neither the others nor the person waiting, for the act is done. A process that
ends right after its commit tells nobody: a listener that may miss nothing must find what it missed, as the schedule does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from mingbai.core import public
from mingbai.core.acts import OpenAct, Signer

LOG = logging.getLogger(__name__)


class EntryEvent(StrEnum):
    """What the public sees of entries from now on."""

    PUBLISHED = "entry_published"
    CHANGED = "entry_changed"
    WITHDRAWN = "entry_withdrawn"


@dataclass(frozen=True, slots=True)
class EntryNews:
    """What happened to which entries; a listener reads from the rows how they stand now, and who may see them."""

    event: EntryEvent
    entry_ids: tuple[int, ...]
    at: datetime


Listener: TypeAlias = Callable[[EntryNews], object]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Let a listener hear everything from now on; once for each process, where it starts (`AppConfig.ready`, `config.wsgi`)."""
    if listener not in _listeners:
        _listeners.append(listener)


def entry_published(done: OpenAct[Signer], organ_code: str, entry_ids: Sequence[int]) -> None:
    """Say that entries went out for the first time; `organ_code` is that of whoever acts."""
    _fire(done, organ_code, EntryEvent.PUBLISHED, entry_ids)


def entry_changed(done: OpenAct[Signer], organ_code: str, entry_ids: Sequence[int]) -> None:
    """Say that what stays public of entries is another: a new version, another line of the catalogue, their validity."""
    _fire(done, organ_code, EntryEvent.CHANGED, entry_ids)


def entry_withdrawn(done: OpenAct[Signer], organ_code: str, entry_ids: Sequence[int]) -> None:
    """Say that entries are public no more: withdrawn, or down after their period."""
    _fire(done, organ_code, EntryEvent.WITHDRAWN, entry_ids)


def _fire(done: OpenAct[Signer], organ_code: str, event: EntryEvent, entry_ids: Sequence[int]) -> None:
    public.touch(organ_code)
    done.then(partial(_tell, EntryNews(event, tuple(entry_ids), done.at)))


def _tell(news: EntryNews) -> None:
    for listener in tuple(_listeners):
        try:
            listener(news)
        except Exception:  # whatever it is: the act is committed, and the other listeners must hear of it
            LOG.exception("a listener to %s", news.event)
