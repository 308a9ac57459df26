"""An official account as its documentation describes it: tokens that expire, drafts, publication in the background, late bans."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from typing import Any

from PIL import Image

from domains.channels.kinds.loopback import Answer, Service, parts_of

MEGABYTE = 1024 * 1024
SECRET = "s3cret-of-the-account"


class FakeWeChat(Service):
    """`polls` is how often a publication is still running when asked; `refused` codes meet the next calls of a path."""

    def __init__(self) -> None:
        super().__init__()
        self.token, self.is_forgotten = "", False
        self.issued = self.forced = 0
        self.expires_in = 7200
        self.has_right, self.polls = True, 1
        self.pictures: dict[str, bytes] = {}
        self.covers: dict[str, bytes] = {}
        self.drafts: dict[str, dict[str, Any]] = {}
        self.jobs: dict[str, dict[str, Any]] = {}
        self.articles: dict[str, dict[str, Any]] = {}
        self.refused: list[tuple[str, int]] = []

    @property
    def public(self) -> list[dict[str, Any]]:
        return [one for one in self.articles.values() if not one["is_deleted"]]

    def expire(self) -> None:
        """Let the token in use end; the next one asked for is another."""
        self.token = ""

    def forget(self) -> None:
        """Let the service refuse a token that it goes on giving out, until another is forced."""
        self.is_forgotten = True

    def answer(self, method: str, path: str, query: dict[str, str], headers: Any, body: bytes) -> Answer:
        for planned in self.refused:
            if path.endswith(planned[0]):
                self.refused.remove(planned)
                return _error(planned[1])
        if path == "/cgi-bin/stable_token":
            return self._token(json.loads(body))
        if query["access_token"] != self.token or self.is_forgotten:
            return _error(42001 if query["access_token"].startswith("token") else 40014)
        name = path.rpartition("/")[2]
        if name in ("uploadimg", "add_material"):
            return self._upload(name, parts_of(headers, body)["media"])
        asked = json.loads(body)
        if "freepublish" in path and not self.has_right:
            return _error(48001)
        return {"add": self._draft, "submit": self._submit, "get": self._get, "batchget": self._list, "delete": self._delete}[
            name
        ](asked)

    def _token(self, asked: dict[str, Any]) -> Answer:
        if asked["appid"] != "wx1":
            return _error(40013)
        if asked["secret"] != SECRET:
            return _error(40125, f"invalid appsecret {asked['secret']}")
        self.forced += asked["force_refresh"]
        if asked["force_refresh"] or not self.token:
            self.issued += 1
            self.token, self.is_forgotten = f"token-{self.issued}", False
        return 200, {"access_token": self.token, "expires_in": self.expires_in}

    def _upload(self, name: str, data: bytes) -> Answer:
        try:
            form = Image.open(io.BytesIO(data)).format
        except OSError:
            return _error(40005)
        if form not in ("JPEG", "PNG"):
            return _error(40005)
        if len(data) >= MEGABYTE:
            return _error(40009)
        if name == "uploadimg":
            url = f"https://mmbiz.qpic.cn/mmbiz_png/{'w' * 180}/{len(self.pictures)}?wx_fmt=png&from=appmsg"
            self.pictures[url] = data
            return 200, {"url": url}
        self.covers[f"cover-{len(self.covers)}"] = data
        return 200, {"media_id": f"cover-{len(self.covers) - 1}", "url": "https://mmbiz.qpic.cn/cover"}

    def _draft(self, asked: dict[str, Any]) -> Answer:
        (article,) = asked["articles"]
        for name, longest, code in (("title", 32, 45003), ("digest", 128, 45004), ("author", 16, 45110)):
            if len(article[name]) > longest:
                return _error(code)
        content = article["content"]
        if not content:
            return _error(44003)
        if len(content) >= 20_000 or len(content.encode()) >= MEGABYTE or len(article["content_source_url"].encode()) > 1024:
            return _error(45002)
        if article["thumb_media_id"] not in self.covers:
            return _error(40007)
        # What the service would silently remove must not be sent at all.
        assert not re.search(r"<(script|style|a|iframe)\b|\b(class|id|on\w+|href)=", content), content
        assert set(map(unescape, re.findall(r'src="([^"]*)"', content))) <= set(self.pictures)
        key = f"draft-{len(self.drafts)}"
        self.drafts[key] = article
        return 200, {"media_id": key}

    def _submit(self, asked: dict[str, Any]) -> Answer:
        if asked["media_id"] not in self.drafts or self.drafts[asked["media_id"]].get("gone"):
            return _error(40007)
        key = f"10000{len(self.jobs)}"
        self.jobs[key] = {"draft": asked["media_id"], "polls": self.polls, "status": 0, "article": ""}
        if not self.polls:
            self._finish(self.jobs[key])
        return 200, {"errcode": 0, "errmsg": "ok", "publish_id": key}

    def _finish(self, job: dict[str, Any]) -> None:
        draft = self.drafts[job["draft"]]
        if job["article"] or draft.get("gone") or job["status"] in (2, 3, 4):
            return
        draft["gone"] = True
        job["article"] = f"article-{len(self.articles)}"
        url = f"https://mp.weixin.qq.com/s/{len(self.articles)}"
        self.articles[job["article"]] = {**draft, "url": url, "is_deleted": False}

    def _get(self, asked: dict[str, Any]) -> Answer:
        job = self.jobs[asked["publish_id"]]
        if job["polls"]:
            job["polls"] -= 1
            return 200, {"publish_id": asked["publish_id"], "publish_status": 1, "fail_idx": []}
        self._finish(job)
        told = {"publish_id": asked["publish_id"], "publish_status": job["status"], "fail_idx": []}
        if job["article"]:
            told["article_id"] = job["article"]
            if self.articles[job["article"]]["is_deleted"] and job["status"] == 0:
                told["publish_status"] = 5
            if job["status"] == 0:
                url = self.articles[job["article"]]["url"]
                told["article_detail"] = {"count": 1, "item": [{"idx": 1, "article_url": url}]}
        return 200, told

    def _list(self, asked: dict[str, Any]) -> Answer:
        for job in self.jobs.values():
            self._finish(job)
        items = [{"article_id": key, "content": {"news_item": [one]}} for key, one in reversed(self.articles.items())]
        some = items[asked["offset"] : asked["offset"] + min(20, asked["count"])]
        return 200, {"total_count": len(items), "item_count": len(some), "item": some}

    def _delete(self, asked: dict[str, Any]) -> Answer:
        if asked["article_id"] not in self.articles:
            return _error(53600)
        self.articles[asked["article_id"]]["is_deleted"] = True
        return 200, {"errcode": 0, "errmsg": "ok"}


def _error(code: int, said: str = "refused") -> Answer:
    return 200, {"errcode": code, "errmsg": said}
