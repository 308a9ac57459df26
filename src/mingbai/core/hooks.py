"""The one place to listen to what becomes public: `entry_published`, `entry_changed`, `entry_withdrawn`.

Two things follow an act, and they differ on purpose.

Inside its transaction: the public generation, which tells every page cache that its pages are old. Generation and content
commit together, so no reader keeps an old page under the new generation; likewise the index of the search, which accompanies
the act (`accompany`). Whatever must hold whenever the act does (the count
of deliveries, a fulfilled duty) belongs there too, as a call by the act and not a listener.

After the commit: the listeners, in order of registration, in the process of the act. They never hear of an act that was
rolled back. A failing listener is logged and delays neither the others nor the person waiting, for the act is done. A
process that dies right after its commit tells no one, so a listener that must not miss anything has to find what it missed,
as the schedule does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, TypeAlias

from mingbai.core import public
from mingbai.core.acts import OpenAct, Signer

LOG = logging.getLogger(__name__)


class EntryEvent(StrEnum):
    """How the public's view of entries has changed."""

    PUBLISHED = "entry_published"
    CHANGED = "entry_changed"
    WITHDRAWN = "entry_withdrawn"


@dataclass(frozen=True, slots=True)
class EntryNews:
    """What happened to which entries; a listener reads from the rows how they are now and who may see them."""

    event: EntryEvent
    entry_ids: tuple[int, ...]
    at: datetime


Listener: TypeAlias = Callable[[EntryNews], object]
Follower: TypeAlias = Callable[[OpenAct[Any], Sequence[int]], object]
_listeners: list[Listener] = []
_followers: list[Follower] = []


def accompany(follower: Follower) -> None:
    """Register what is written in the transaction of every act that changes what the public sees of entries.

    It is told of the act and of the entries, whose rows are already as they will be. If it fails, the act does: this is for
    what must never differ from the entries, such as the index of the search.
    """
    if follower not in _followers:
        _followers.append(follower)


def listen(listener: Listener) -> None:
    """Register a listener, once per process and where the process starts (`AppConfig.ready`, `config.wsgi`)."""
    if listener not in _listeners:
        _listeners.append(listener)


def search_words_changed(organ_code: str) -> None:
    """Tell the page caches, in the transaction of the act, that the search understands other words."""
    public.touch(organ_code, "words")


def entry_published(done: OpenAct[Signer], organ_code: str, entry_ids: Sequence[int], subjects: Sequence[str] = ()) -> None:
    """Announce entries published for the first time; `organ_code` is the acting organ's, `subjects` are what it touches."""
    _fire(done, organ_code, EntryEvent.PUBLISHED, entry_ids, subjects)


def entry_changed(done: OpenAct[Signer], organ_code: str, entry_ids: Sequence[int], subjects: Sequence[str] = ()) -> None:
    """Announce entries whose public side changed: a new version, another catalogue line, their validity."""
    _fire(done, organ_code, EntryEvent.CHANGED, entry_ids, subjects)


def entry_withdrawn(done: OpenAct[Signer], organ_code: str, entry_ids: Sequence[int], subjects: Sequence[str] = ()) -> None:
    """Announce entries that are no longer public: withdrawn, or taken down after their period."""
    _fire(done, organ_code, EntryEvent.WITHDRAWN, entry_ids, subjects)


def _fire(done: OpenAct[Signer], organ_code: str, event: EntryEvent, entry_ids: Sequence[int], subjects: Sequence[str]) -> None:
    public.touch(organ_code, *subjects, is_withdrawal=event is EntryEvent.WITHDRAWN)
    for follower in _followers:
        follower(done, entry_ids)
    done.then(partial(_tell, EntryNews(event, tuple(entry_ids), done.at)))


def _tell(news: EntryNews) -> None:
    for listener in tuple(_listeners):
        try:
            listener(news)
        except Exception:  # whatever it is, the act is committed, and the other listeners must still be told
            LOG.exception("a listener to %s", news.event)
