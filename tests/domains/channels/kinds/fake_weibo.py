"""Weibo's share.json as its documentation describes it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from domains.channels.kinds.loopback import Answer, Service, parts_of

SECRET = "t0ken-of-weibo"


class FakeWeibo(Service):
    """`domain` is the one that is bound to the application."""

    def __init__(self) -> None:
        super().__init__()
        self.domain = "https://www.pengyang.example"
        self.public: list[dict[str, bytes]] = []
        self.refused: list[int] = []

    def answer(self, method: str, path: str, query: dict[str, str], headers: Any, body: bytes) -> Answer:
        is_form = headers["Content-Type"].startswith("application/x-www-form-urlencoded")
        fields = {k: v.encode() for k, v in parse_qsl(body.decode())} if is_form else parts_of(headers, body)
        if fields["access_token"].decode() != SECRET:
            return _error(21332)
        if path == "/oauth2/get_token_info":
            return 200, {"uid": 1, "expire_in": 100}
        if self.refused:
            return _error(self.refused.pop(0))
        text = fields["status"].decode()
        if len(text) > 140:
            return _error(20012)
        if self.domain not in text or "#" in text:
            return _error(10017)
        if any(one["status"] == fields["status"] for one in self.public):
            return _error(20019)
        assert len(fields.get("pic", b"")) < 5 * 1024 * 1024
        self.public.append(fields)
        return 200, {"idstr": f"500000{len(self.public)}", "id": 5}


def _error(code: int) -> Answer:
    return 400, {"error_code": code, "error": "refused", "request": "/2/statuses/share.json"}
