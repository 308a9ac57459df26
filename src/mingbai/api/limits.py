"""AskingLimits that keep the site up for people: how much uncached work other systems may ask for, in the memory of this process.

Each address has a bucket that fills evenly; what is answered from memory never comes here. Pages for people have no limit.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from ipaddress import IPv6Address, ip_address
from threading import BoundedSemaphore, Lock

from django.conf import settings

from mingbai.api.refusals import Refusal

MOST_ASKERS = 10_000
"""Addresses that are remembered; the one that has been quiet longest is forgotten first."""
TOO_MANY = "请求太多。请过 {} 秒再来；整年的数据请下载 /data/ 里的文件。"
BUSY = "现在取数据的太多，请过 1 秒再来。"
HOST_BITS = 64


class AskingLimits:
    """`burst` requests at once and `per_minute` in the long run for each address; `at_once` for all of them together."""

    def __init__(self, burst: int, per_minute: int, at_once: int, now: Callable[[], float] = time.monotonic) -> None:
        self.burst, self.per_second, self.now = burst, per_minute / 60, now
        self.buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.places = BoundedSemaphore(at_once)
        self.lock = Lock()

    @contextmanager
    def taking(self, address: str) -> Iterator[None]:
        """Let one request of this address work; raise Refusal where it has to wait."""
        if wait := self.wait(address):
            raise Refusal(429, "too_many_requests", TOO_MANY.format(wait), wait)
        # Threads are few, and the others are for people.
        if not self.places.acquire(blocking=False):
            raise Refusal(429, "busy", BUSY, 1)
        try:
            yield
        finally:
            self.places.release()

    def wait(self, address: str) -> int:
        """Take one request from the address's bucket; return after how many seconds it may ask again, 0 where it may now."""
        asker = network(address)
        with self.lock:
            now = self.now()
            left, at = self.buckets.pop(asker, (float(self.burst), now))
            left = min(self.burst, left + (now - at) * self.per_second)
            is_allowed = left >= 1
            self.buckets[asker] = (left - 1 if is_allowed else left, now)
            if len(self.buckets) > MOST_ASKERS:
                self.buckets.popitem(last=False)
        return 0 if is_allowed else math.ceil((1 - left) / self.per_second)


@cache
def limits() -> AskingLimits:
    """Return the limits of this process."""
    return AskingLimits(settings.API_BURST, settings.API_PER_MINUTE, settings.API_AT_ONCE)


def network(address: str) -> str:
    """Return whom an address stands for: one host of IPv4, the network of a connection of IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return f"{int(found) >> HOST_BITS:x}"
    return str(found)
