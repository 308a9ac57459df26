"""A burst of readers while entries are published and withdrawn: how fast, how old, and that nothing withdrawn is shown."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bench.measure import verdict
from bench.servers import MINGBAI, Served, free_port, load, serving

ADDRESSES, SECONDS = 1000, 15
AT_LEAST = 10_000
READERS, PUBLISHED, WITHDRAWN = 2000, 100, 20
OLDEST = 2.0  # seconds
LIST = "/baiyang/records/?item=20.15"
RANDOM = "local all = {{ {} }}\nmath.randomseed(5)\nrequest = function() return wrk.format('GET', all[math.random(#all)]) end\n"


@dataclass
class Watched:
    """What a reader of the list saw: the age of the oldest list that was shown, and what was shown that was withdrawn."""

    published: dict[int, float] = field(default_factory=dict)
    withdrawn: dict[int, float] = field(default_factory=dict)
    oldest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    is_over: bool = False

    def shown(self, text: str, asked_at: float) -> None:
        """Take in a list, newest first: what was published before it was asked for and after all that it shows tells its age."""
        shown = max((key for key in tuple(self.published) if f"/entries/{key}/" in text), default=0)
        missing = [at for key, at in tuple(self.published.items()) if key > shown and at < asked_at and key not in self.withdrawn]
        self.oldest = max([self.oldest, *(asked_at - at for at in missing)])


def main() -> int:
    """Load a thousand addresses at rest, with a publication a second, and with 2,000 readers."""
    if not shutil.which("wrk"):
        print("wrk is not installed: not measured")
        return 0
    for step in ("setup", "demo"):
        subprocess.run([*MINGBAI, step], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "random.lua"
        script.write_text(RANDOM.format(", ".join(f"'{address}'" for address in _addresses())))
        with serving([*MINGBAI, "serve", "--port", str(port), "--workers", "1"], port, {}) as served:
            _loaded("at rest, cold", port, script, served, 16)
            _loaded("at rest", port, script, served, 16)
            with _publishing(Watched(), every=1.0, count=SECONDS, withdrawn=0):
                speed = _loaded("a publication every second", port, script, served, 16)
            kept = [verdict("pages a second, 1,000 addresses, a publication every second", speed, AT_LEAST, at_least=True)]
            kept += _burst(port, script, served)
    return 0 if all(kept) else 1


def _burst(port: int, script: Path, served: Served) -> list[bool]:
    watched = Watched()
    reader = threading.Thread(target=_read, args=(port, watched))
    reader.start()
    with _publishing(watched, every=SECONDS / (PUBLISHED + WITHDRAWN), count=PUBLISHED, withdrawn=WITHDRAWN):
        before = served.cpu()
        found = load(port, "/", SECONDS, "gzip", connections=READERS, script=script)
        cpu = (served.cpu() - before) / found.count * 1e6
    time.sleep(OLDEST)
    watched.is_over = True
    reader.join()
    print(f"    {READERS:,} readers: {found.speed:,.0f}/s, {cpu:.1f} µs each; {len(watched.published)} published, ", end="")
    print(f"{len(watched.withdrawn)} withdrawn; wrong: {watched.wrong[:3]}")
    return [
        verdict(f"errors of {READERS:,} readers", found.errors, 0),
        verdict("the oldest list shown", watched.oldest, OLDEST, unit=" s"),
        verdict("pages of what was withdrawn", len(watched.wrong), 0),
    ]


def _loaded(what: str, port: int, script: Path, served: Served, connections: int) -> float:
    before = served.cpu()
    found = load(port, "/", SECONDS, "gzip", connections=connections, script=script)
    cpu = (served.cpu() - before) / found.count * 1e6
    print(f"    {what}: {found.speed:,.0f}/s, {cpu:.1f} µs each, {found.errors} errors")
    return found.speed


def _addresses() -> list[str]:
    """Return the pages of entries, and all lists of the organs."""
    from mingbai.entries.models import Entry
    from mingbai.organs import queries as organs

    lists = ["/", "/organs/", "/reports/", "/fields/", *(f"/{row.code}/" for row in organs.tree() if row.is_open)]
    lists += [LIST, *(f"/baiyang/records/?item=20.{number}" for number in (3, 5, 6, 8, 11)), "/baiyang/records/?year=2020"]
    rows = Entry.objects.filter(is_listed=True).order_by("id").values_list("organ__code", "id")[: ADDRESSES - len(lists)]
    return lists + [f"/{code}/entries/{key}/" for code, key in rows]


@contextmanager
def _publishing(watched: Watched, *, every: float, count: int, withdrawn: int) -> Iterator[None]:
    """Publish meanwhile, and withdraw some of it, as people of the demonstration."""
    thread = threading.Thread(target=_publish, args=(watched, every, count, withdrawn))
    thread.start()
    yield
    thread.join()


def _publish(watched: Watched, every: float, count: int, withdrawn: int) -> None:
    from mingbai.channels.actions import withdraw
    from mingbai.cli.demo.county import posts
    from mingbai.core import clock
    from mingbai.entries.actions import Published, import_published

    people, begun, done = posts(), time.monotonic(), 0
    clerk, reviewer = people["baiyang"], people["baiyang-secrecy"]
    for number in range(1, count + 1):
        at = clock.now()
        title = f"白阳镇第{number}次村民说事会情况"
        row = Published("20.15", "", title, (at - timedelta(days=1)).date(), at)
        made = import_published(organ_code="baiyang", entries=[row], uploader_id=clerk.person_id, by=reviewer, at=at)
        watched.published[made.keys[0]] = time.monotonic()
        done += 1
        if withdrawn and number % (count // withdrawn) == 0:
            withdraw(entry_id=made.keys[0], reason="数字有误，重新核对。", by=clerk, at=clock.now())
            watched.withdrawn[made.keys[0]] = time.monotonic()
            done += 1
        time.sleep(max(0.0, begun + done * every - time.monotonic()))


def _read(port: int, watched: Watched) -> None:
    """Read the list, and the pages of what was withdrawn, again and again."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while not watched.is_over:
        gone, asked_at = tuple(watched.withdrawn), time.monotonic()
        connection.request("GET", LIST)
        text = connection.getresponse().read().decode()
        watched.shown(text, asked_at)
        for key in gone:
            if f"/entries/{key}/" in text:
                watched.wrong.append(f"{key} in the list")
        for key in gone[-3:]:
            connection.request("GET", f"/baiyang/entries/{key}/")
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                watched.wrong.append(f"{key} by itself")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingbai.config.settings")
    sys.exit(main())
