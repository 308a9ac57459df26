"""The shape of every act: a transaction, locks, an audit entry, and hooks that run after the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from django.db import connection, models, transaction

from mingbai.core import audit, bound
from mingbai.core.audit import Actor
from mingbai.core.errors import NotVisible
from mingbai.core.models import AuditEntry

WRITES = frozenset({"INSERT", "UPDATE", "DELETE"})
BOUND = "bound"
"""Where an entry keeps the digests of what the act wrote, by kind and key."""
# The audit chains that the outermost open act has written into.
_chains: ContextVar[set[str] | None] = ContextVar("chains", default=None)


class Signer(Protocol):
    """Anyone who can sign an act: a person in a post, or the system."""

    @property
    def actor(self) -> Actor:
        """The signer as named in the audit trail."""
        ...


Whoever = TypeVar("Whoever", bound=Signer)
By = TypeVar("By", bound=Signer, covariant=True)
Row = TypeVar("Row", bound=models.Model)


class UnrecordedAct(Exception):
    """An act wrote rows without an audit entry: a programming error, so nothing is kept."""


class TwoChains(Exception):
    """An act wrote into two audit chains: a programming error, for two such acts could wait for each other for ever."""


class OpenAct(Generic[By]):
    """An act in progress. Helpers that write take one, so they cannot run outside the act's transaction."""

    def __init__(self, by: By, at: datetime) -> None:
        self.by, self.at = by, at
        self._has_written = self._is_recorded = False
        self._to_bind: list[tuple[str, int]] = []

    @property
    def today(self) -> date:
        """The date of the act."""
        return self.at.date()

    @property
    def signature(self) -> str:
        """The signer's name, as rows store it."""
        return self.by.actor.label

    def lock(self, model: type[Row], *related: str, first: tuple[str, ...] = (), **key: object) -> Row:
        """Return the row, locked until the act ends, with the rows it points to; raise NotVisible when there is none.

        `first` names related rows to lock before it, in the order in which other acts lock them.
        """
        rows = model._default_manager.select_for_update(of=(*first, "self")).select_related(*first, *related)
        row = rows.filter(**key).first()
        if row is None:
            raise NotVisible(f"{model.__name__} {key}")
        return row

    def bind(self, kind: str, key: int) -> None:
        """Let the next entry carry the digest of this row as it is then, with its files."""
        self._to_bind.append((kind, key))

    def note(self, event: str, subject: str, data: Mapping[str, object]) -> None:
        """Write the act's entry in the audit trail, with the digests of the rows bound to it."""
        if self._to_bind:
            data = {**data, BOUND: bound.digests_of(self._to_bind)}
            self._to_bind = []
        _one_chain(audit.chain_of(self.by.actor))
        audit.append(actor=self.by.actor, event=event, subject=subject, data=data, at=self.at)

    def no_entry(self, why: str) -> None:
        """Let this act pass without an audit entry; `why` is there for the reader of the code."""
        assert why
        self._is_recorded = True

    def then(self, hook: Callable[[], object]) -> None:
        """Run `hook` once the act is committed, never after a rollback."""
        transaction.on_commit(hook)

    def _watch(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Observe each statement on its way to the database."""
        answer = execute(sql, params, many, context)
        verb = sql.lstrip()[:6].upper()
        # A statement that matched no row wrote nothing; a driver that cannot tell says -1. SQLite counts the rows of INSERT …
        # RETURNING only once they are fetched, so an INSERT always counts.
        if verb in WRITES and (verb == "INSERT" or context["cursor"].rowcount != 0):
            if AuditEntry._meta.db_table in sql[:80]:
                self._is_recorded = True
            else:
                self._has_written = True
        return answer

    def _close(self) -> None:
        if self._has_written and not self._is_recorded:
            raise UnrecordedAct("an act wrote rows without an audit entry; call note(), or no_entry() with the reason")
        if self._to_bind:
            raise UnrecordedAct(f"nothing says the digests of {self._to_bind}; call note() after bind()")


def is_open() -> bool:
    """Return whether this thread is inside an act, whose locks others wait for."""
    return any(isinstance(getattr(wrapper, "__self__", None), OpenAct) for wrapper in connection.execute_wrappers)


@contextmanager
def open_act(*, by: Whoever, at: datetime) -> Iterator[OpenAct[Whoever]]:
    """Open an act: one transaction, kept whole or not at all, and never without its audit entry.

    Acts nest: an outer act may leave the audit entry to the acts it consists of.
    """
    done = OpenAct(by, at)
    outermost = _chains.set(set()) if _chains.get() is None else None
    try:
        with transaction.atomic(), connection.execute_wrapper(done._watch):
            yield done
            done._close()
    finally:
        if outermost is not None:
            _chains.reset(outermost)


def _one_chain(chain: str) -> None:
    """Refuse a second chain in one outermost act; nested acts share its transaction and so its locks."""
    written = _chains.get()
    if written is not None:
        written.add(chain)
        if len(written) > 1:
            raise TwoChains(f"one act wrote into {sorted(written)}")
