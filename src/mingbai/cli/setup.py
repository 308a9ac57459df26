"""`mingbai setup`: bring the database and the static files to this version."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from mingbai.cli import tables
from mingbai.cli.alone import alone
from mingbai.cli.exits import Exit
from mingbai.search.models import making as index

Say = Callable[[str], None]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("setup", description="可以重复运行；没有要更新的就什么也不做。")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Migrate and collect static files, and report it."""
    bring_up_to_date(print)
    print("数据库和静态文件已是最新。")
    return Exit.DONE


def bring_up_to_date(say: Say) -> None:
    """Migrate when a migration is missing; collect static files when one of them has changed. One process at a time."""
    with alone("setup", say):
        _bring_up_to_date(say)


def _bring_up_to_date(say: Say) -> None:
    if tables.may_make():
        say("更新数据库：建立所有的表……")
        tables.make()
    executor = MigrationExecutor(connection)
    if steps := len(executor.migration_plan(executor.loader.graph.leaf_nodes())):
        say(f"更新数据库：{steps} 步……")
        call_command("migrate", verbosity=0, interactive=False)
    index.make()
    fingerprint = _static_fingerprint()
    marker = Path(settings.STATIC_ROOT) / ".collected"
    if not marker.exists() or marker.read_text() != fingerprint:
        say("整理静态文件……")
        call_command("collectstatic", verbosity=0, interactive=False)
        marker.write_text(fingerprint)


def _static_fingerprint() -> str:
    """Return a digest that changes when a static file is added, removed or edited; reads names, sizes and times, not contents."""
    digest = hashlib.sha256()
    for line in sorted(_static_files()):
        digest.update(line.encode())
    return digest.hexdigest()


def _static_files() -> Iterator[str]:
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            yield f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
