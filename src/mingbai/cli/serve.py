"""`mingbai serve`: serve the portal and the workspace on one port."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver

from mingbai.cli import staff_processes
from mingbai.cli.beside import Beside
from mingbai.cli.exits import Exit, Trouble
from mingbai.cli.setup import bring_up_to_date
from mingbai.cli.staff_processes import COMMON, served
from mingbai.core import processes

RUN, OWNER = "mingbai-", "owner"
HEADERS_WITHIN = 10_000
"""Milliseconds for the head of a request."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "serve", description="启动网站，按 Ctrl-C 结束。环境变量 HOST、PORT、DATA_DIR、DATABASE_URL 同样有效。"
    )
    command.add_argument(
        "--host", default=os.environ.get("HOST") or "127.0.0.1", metavar="地址", help="监听的地址（默认 127.0.0.1）"
    )
    command.add_argument("--port", type=int, default=_port(), metavar="端口", help="监听的端口（默认 8000）")
    command.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="个数", help="公众和工作人员各有几个进程（默认等于核数）"
    )
    command.add_argument("--no-worker", action="store_true", help="不带做到点的事的进程：另有机器运行 mingbai worker")
    command.add_argument("--demo", action="store_true", help="数据库还是空的时候，先建演示数据")
    # What `serve` starts beside itself: the staff processes of the server with this process number.
    command.add_argument("--behind", type=int, default=0, help=argparse.SUPPRESS)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Bring the data up to date, then serve until Ctrl-C."""
    if arguments.behind:
        return staff_processes.serve(arguments.workers, arguments.behind)
    _check_port(arguments.host, arguments.port)
    bring_up_to_date(_say)
    if arguments.demo:
        _build_demonstration()
    accounts = _demo_accounts()
    _load()
    # Workers open their own connections; sharing one across a fork breaks PostgreSQL.
    connections.close_all()
    _sweep()
    with tempfile.TemporaryDirectory(prefix=RUN) as run, ExitStack() as beside:
        os.environ["MINGBAI_RUN"] = run
        (Path(run) / OWNER).write_text(processes.name(), "utf-8")
        own = str(os.getpid())
        kept = [beside.enter_context(Beside("serve", "--behind", own, "--workers", str(arguments.workers)))]
        if not arguments.no_worker:
            kept.append(beside.enter_context(Beside("worker", "--parent", own)))
        return _serve(arguments, accounts, kept)


def _sweep() -> None:
    """Remove the run folders of servers that were killed: they hold public pages, of which some may have been withdrawn since."""
    for file in Path(tempfile.gettempdir()).glob(f"{RUN}*/{OWNER}"):
        with suppress(OSError):
            if file.stat().st_uid == os.getuid() and processes.is_gone(file.read_text("utf-8")):
                shutil.rmtree(file.parent)


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Trouble(f"PORT 要写 1 到 65535 之间的数，不能是“{text}”。", Exit.USAGE)
    return int(text)


def _say(line: str) -> None:
    print(line, flush=True)


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as failure:
            raise Trouble(
                f"端口 {port} 打不开（{failure.strerror}）：可能已被别的程序占用。换一个，例如 make run PORT={port + 1}。"
            ) from failure


def _build_demonstration() -> None:
    """Build the demonstration in another process: it draws charts, and this one must start no thread before its workers."""
    from mingbai.organs.models import Organ

    if not Organ.objects.exists():
        connections.close_all()
        code = subprocess.run([sys.executable, "-m", "mingbai.cli.main", "demo"], check=False).returncode
        if code:
            raise Trouble("演示数据没有建成，原因见上面。", Exit(code) if code in tuple(Exit) else Exit.ENVIRONMENT)


def _load() -> None:
    """Load every page once, so that the processes forked from this one share it instead of loading it again."""
    get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018  (imports the views)
    # What the collector never touches stays shared.
    gc.collect()
    gc.freeze()


def _demo_accounts() -> tuple[str, ...]:
    """Return the lines about demonstration accounts; empty on a real installation."""
    from mingbai.accounts.models import Post
    from mingbai.accounts.queries import current
    from mingbai.cli.demo.county import PASSWORD
    from mingbai.core import clock
    from mingbai.statute.posts import POST_WORDS, PostKind

    if not clock.is_demonstration():
        return ()
    held = Post.objects.filter(current(clock.today())).order_by("organ__order", "id")
    rows = held.values_list("person__username", "organ__short_name", "kind")
    return (
        f"演示账号（密码都是 {PASSWORD}）：",
        *(f"  {username:<16}{organ} {POST_WORDS[PostKind(kind)]}" for username, organ, kind in rows),
    )


def _serve(arguments: argparse.Namespace, accounts: tuple[str, ...], kept: Sequence[Beside]) -> int:
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings

    from mingbai.cli.watched_server import WatchedServer

    host, port = arguments.host, arguments.port
    server = WatchedServer(
        "mingbai.config.front:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        websockets=False,
        workers=arguments.workers,
        backlog=2048,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN),
        run=Path(os.environ["MINGBAI_RUN"]),
        kept=kept,
        **COMMON,
    )

    shown = f"[{host}]" if ":" in host else host
    began = f"明白已启动：http://{shown}:{port}/　工作人员入口：http://{shown}:{port}/work/"
    server.on_startup(lambda: _say("\n".join((began, *accounts, "按 Ctrl-C 结束。"))))
    served(server)
    _say("明白已结束。")
    return Exit.DONE
