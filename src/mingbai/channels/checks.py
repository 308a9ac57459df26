"""What is wrong with the address or receipt number that proves a delivery, and with the hosts of a channel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from mingbai.core.errors import Invalid

LONGEST = 300
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
RECEIPT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{3,39}")
FIELD = "proof"


def checked_proof(text: str, hosts: Sequence[str]) -> str:
    """Return the address of what was sent; on a channel whose hosts nobody knows, also the platform's receipt number.

    Nothing else may be typed, so that no words get into the records beside what was reviewed.
    """
    typed = text.strip()
    if not typed:
        raise Invalid("把发出去以后那一条的网址贴在这里。", FIELD)
    if not hosts and RECEIPT.fullmatch(typed):
        return typed
    if len(typed) > LONGEST:
        raise Invalid(f"网址最多{LONGEST}个字，去掉问号后面的部分再贴。", FIELD)
    host = _host(typed)
    if hosts and not any(host == one or host.endswith(f".{one}") for one in hosts):
        raise Invalid(f"这个渠道的网址在 {'、'.join(hosts)} 上，贴的是 {host} 的。", FIELD)
    return typed


def checked_hosts(text: str, field: str) -> str:
    """Return the hosts of a channel, separated by blanks."""
    hosts = tuple(dict.fromkeys(text.lower().split()))
    for host in hosts:
        if not HOST.fullmatch(host):
            raise Invalid(f"只写域名，例如 weibo.com，几个用空格隔开。“{host}”不是域名。", field)
    if len(kept := " ".join(hosts)) > LONGEST:
        raise Invalid(f"域名一共最多{LONGEST}个字。", field)
    return kept


def _host(address: str) -> str:
    wrong = Invalid("贴完整的网址，以 https:// 或者 http:// 开头，中间没有空格。", FIELD)
    if not address.isascii() or any(sign in address for sign in " \t\r\n\\\"'<>") or not address.isprintable():
        raise wrong
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(host) or "@" in parts.netloc or port not in {None, 80, 443}:
        raise wrong
    if parts.path in {"", "/"} and not parts.query:
        raise Invalid("这是首页的网址。打开发出去的那一条，贴它自己的网址。", FIELD)
    return host
