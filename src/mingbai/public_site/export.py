"""The public site as files: what changed is rendered, worked out as a plan, and shown to readers in one step.

A run does first what was withdrawn, and shows that, before it renders anything else. Each page is kept with the subjects of acts
that change it (core/public.py), so a run renders what acts have touched since the last one. On a new day, for another version of
the product or another place, and after an act that names nothing, it renders everything and writes what differs.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mingbai import __version__
from mingbai.core import clock, public
from mingbai.core.errors import MingbaiError
from mingbai.entries.queries.addresses import entry_places
from mingbai.public_site import extras
from mingbai.public_site.addresses import KEPT_BY_READERS, WRITTEN_ON, addresses, lists, of_entries, pages
from mingbai.public_site.paths import file_of
from mingbai.public_site.rendering import Renderers
from mingbai.public_site.state import ExportState
from mingbai.public_site.trees import TwoTrees

NOT_EXPORTED = ("/work/", *KEPT_BY_READERS, *WRITTEN_ON, "/search/", "/api/v1/", "/feeds/search.", "/static/", "/elsewhere/")
AT_ONCE = 2000
MOST_ROUNDS = 3
"""Pages rendered while others were withdrawn are rendered again, so often at most."""
NEW, STATE, LOCK, MANIFEST = ".new", "state.sqlite3", ".lock", "manifest.sha256"


class ExportIsRunning(MingbaiError):
    """Another run works in this folder."""


@dataclass(slots=True)
class ExportDone:
    """What a run did: pages rendered, files changed or gone, files in all and their bytes; whether it rendered everything."""

    rendered: int = 0
    changed: int = 0
    files: int = 0
    size: int = 0
    is_whole: bool = False


def export(
    folder: Path, *, base: str = "", processes: int = 2, is_afresh: bool = False, said: Callable[[str], None] = lambda step: None
) -> ExportDone:
    """Bring the export in a folder up to date; `said` hears of each step."""
    folder.mkdir(parents=True, exist_ok=True)
    # Everything else of the installation is for its own account alone; this is what a web server reads.
    before = os.umask(0o022)
    folder.chmod(0o755)
    try:
        return _alone_in(folder, base, processes, is_afresh, said)
    finally:
        os.umask(before)


def _alone_in(folder: Path, base: str, processes: int, is_afresh: bool, said: Callable[[str], None]) -> ExportDone:
    with _alone(folder):
        state = ExportState(folder / STATE)
        try:
            return _Run(folder, state, base, processes, said).run(is_afresh=is_afresh)
        finally:
            state.close()


class _Run:
    """One run in one folder."""

    def __init__(self, folder: Path, state: ExportState, base: str, processes: int, said: Callable[[str], None]) -> None:
        self.folder, self.state, self.base, self.processes, self.said = folder, state, base, processes, said
        self.store = folder / NEW
        self.trees = TwoTrees(folder, self.store)
        self.done = ExportDone()

    def run(self, *, is_afresh: bool) -> ExportDone:
        """Finish what an earlier run had planned, then do what is new."""
        if self.state.remembered("is_planned", False):
            self._take_over()
        self.trees.forget_new()
        self.state.begin()
        identity = [self.base or public.base_address(), __version__, clock.today().isoformat()]
        found = public.changes_since(self.state.remembered("mark", {}))
        self.done.is_whole = (
            is_afresh or found.subjects is None or not self.trees.seen() or self.state.remembered("identity", None) != identity
        )
        renderers = Renderers(self.store, identity[0], self.processes)
        try:
            if found.withdrawn and self.trees.seen():
                self.state.want_touched(found.withdrawn)
                self._render(renderers)
                self.state.take(extras.made(self.store, self.state.digest_at))
                self._finish(is_whole=False)
            self._render_all(renderers, found)
        finally:
            renderers.close()
        # What has changed since the mark was taken is for the next run, unless it was withdrawn.
        self._finish(is_whole=self.done.is_whole, mark=dict(found.mark), identity=identity)
        self.done.files, self.done.size = self.state.totals()
        return self.done

    def _render_all(self, renderers: Renderers, found: public.Changes) -> None:
        on = clock.today()
        if self.done.is_whole:
            self.state.want(one.path for one in addresses(on))
        elif found.subjects:
            # What depends on every act was rendered with the withdrawals, where there were any.
            self.state.want_touched(found.subjects - found.withdrawn, with_everything=not found.withdrawn)
            self.state.want_new(one.path for one in (*pages(on), *lists(on)))
            self.state.want_new(_of_named(found.subjects))
        else:
            return
        self.state.want(extras.addresses())
        self._render(renderers)
        mark = found.mark
        for _ in range(MOST_ROUNDS):
            later = public.changes_since(mark)
            if not later.withdrawn:
                break
            self.state.want_touched(later.withdrawn)
            self._render(renderers)
            mark = later.mark
        self.state.take(extras.made(self.store, self.state.digest_at))

    def _render(self, renderers: Renderers) -> None:
        """Render what waits, and what it leads to, until nothing waits."""
        while wanted := self.state.waiting(AT_ONCE):
            answers = tuple(renderers.answers(wanted))
            self.done.rendered += len(answers)
            self.state.take((extras.PLACES.get(one.address) or file_of(one.address), one) for one in answers)
            found = dict.fromkeys(link for one in answers if one.digest for link in one.links if is_exported(link))
            (self.state.want if self.done.is_whole else self.state.want_new)(found)
            self.said("rendered")

    def _finish(self, *, is_whole: bool, **remembered: object) -> None:
        self.done.changed += self.state.make_plan(remembered, is_whole=is_whole)
        self.said("planned")
        self._take_over()

    def _take_over(self) -> None:
        self.trees.take_over(self.state.plan, self.said)
        self._write_manifest()
        self.state.remember("is_planned", False)
        self.trees.forget_new()

    def _write_manifest(self) -> None:
        new = self.folder / f".{MANIFEST}"
        with new.open("w", encoding="utf-8") as file:
            for one in self.state.files():
                for digest, ending in ((one.digest, ""), (one.gz, ".gz"), (one.br, ".br")):
                    if digest:
                        file.write(f"{digest}  {one.path}{ending}\n")
        new.rename(self.folder / MANIFEST)


def is_exported(address: str) -> bool:
    """Return whether an address to which a page leads is one of the export's pages."""
    return not address.startswith(NOT_EXPORTED) and file_of(address) is not None


def _of_named(subjects: Iterable[str]) -> Iterator[str]:
    """Yield the addresses of the entries that acts have named."""
    for subject in subjects:
        kind, _, key = subject.partition(":")
        if kind == "entry" and key.isdecimal():
            yield from (one.path for one in of_entries(entry_places(int(key), int(key))))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ExportIsRunning(f"{folder} 里正有另一次导出在运行，等它结束再来。") from None
        yield
