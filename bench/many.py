"""A public process whose site is 10,000 pages of one size, made of words as Chinese texts are; it counts how many it makes."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from mingbai.config.assets import Assets
from mingbai.config.forward import Staff
from mingbai.config.front import Front
from mingbai.config.page_cache import News, PageCache
from mingbai.config.pulse import Pulse
from mingbai.config.shelf import Shelf
from mingbai.core.reads import Reads

RUN = Path(os.environ["MINGBAI_RUN"])
SIZE = int(os.environ["BENCH_SIZE"])
_chance = random.Random(7)
WORDS = ["".join(chr(_chance.randrange(0x4E00, 0x8000)) for _ in range(_chance.choice((2, 2, 3, 4)))) for _ in range(3000)]


class Body(list[bytes]):
    """A page that depends on its entry."""

    def __init__(self, text: bytes, subject: str) -> None:
        super().__init__([text])
        self.subjects = frozenset((subject,))


def site(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Make the page of an address, and leave a mark that it was made."""
    with (RUN / f"{os.getpid()}.made").open("ab") as made:
        made.write(b".")
    chance = random.Random(environ["PATH_INFO"])
    text = "".join(f"<p class='row'>{chance.choice(WORDS)}</p>" for _ in range(SIZE // 27))
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return Body(text.encode(), environ["PATH_INFO"])


def application() -> Front:
    """Return the front of one process."""
    cache = PageCache(cast(Any, site), lambda: News(1, frozenset()), reads_of=lambda path: Reads(depends=()))
    cache.shelf = Shelf(RUN / "pages.sqlite3")
    return Front(cache, Staff(RUN / "staff"), Pulse(RUN), "", Assets("/static/", RUN / "static"))
