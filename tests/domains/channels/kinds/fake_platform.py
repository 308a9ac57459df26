"""A platform that takes packages: receipts in the background, one delivery for one key, deletion."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any
from urllib.parse import unquote

from domains.channels.kinds.loopback import Answer, Service

SECRET = "b3arer-of-the-province"


class FakePlatform(Service):
    """`polls` is how often a receipt still says accepted; `refuses` the reason with which the next packages come back."""

    def __init__(self) -> None:
        super().__init__()
        self.receipts: dict[str, dict[str, Any]] = {}
        self.entries: dict[str, str] = {}
        self.polls, self.refuses, self.largest = 1, "", 1_000_000
        self.statuses: list[int] = []

    @property
    def public(self) -> list[str]:
        return list(self.entries)

    def answer(self, method: str, path: str, query: dict[str, str], headers: Any, body: bytes) -> Answer:
        if headers["Authorization"] != f"Bearer {SECRET}":
            return 401, {}
        if self.statuses:
            return self.statuses.pop(0), {}
        if method == "POST":
            return self._take(headers["Idempotency-Key"], body)
        name = unquote(path.rpartition("/")[2])
        if method == "DELETE":
            return (204, {}) if self.entries.pop(name, None) else (404, {})
        if name not in self.receipts:
            return 404, {}
        return self._receipt(self.receipts[name])

    def _take(self, key: str, body: bytes) -> Answer:
        if len(body) > self.largest:
            return 413, {}
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            manifest = json.loads(package.read("manifest.json"))
            for path, told in manifest["files"].items():
                assert hashlib.sha256(package.read(path)).hexdigest() == told["sha256"]
        receipt = f"R{hashlib.sha256(key.encode()).hexdigest()[:8]}"
        told = {"number": manifest["index_number"], "polls": self.polls, "digest": hashlib.sha256(body).hexdigest()}
        if self.receipts.setdefault(receipt, told)["digest"] != told["digest"]:
            return 409, {}
        return 202, {"receipt": receipt}

    def _receipt(self, one: dict[str, Any]) -> Answer:
        if one["polls"]:
            one["polls"] -= 1
            return 200, {"state": "accepted"}
        if self.refuses:
            return 200, {"state": "refused", "reason": self.refuses}
        if not one.get("done"):
            self.entries[one["number"]] = url = f"https://province.example/{one['number']}"
            one.update(done=True, url=url)
        return 200, {"state": "published" if one["number"] in self.entries else "withdrawn", "url": one["url"]}
