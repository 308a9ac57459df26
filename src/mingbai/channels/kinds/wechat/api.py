"""The calls of the official account's interface, with a token that is kept in memory and renewed early."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mingbai.channels.kinds.http import Caller, Unanswered, json_body, multipart_body
from mingbai.channels.kinds.text import name_of, web_address
from mingbai.channels.kinds.values import ChannelAccount, ChannelFile
from mingbai.channels.kinds.wechat.errors import TOKEN, CallDeclined

EARLY = 300.0
"""Seconds before its end at which a token is renewed; the service then gives a new one, and both are valid."""
PAGE, PAGES = 20, 50
_SAID = 100
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError)


class Api:
    """The interface of one account."""

    def __init__(self, account: ChannelAccount) -> None:
        self._caller = Caller(account.base, account.seconds)
        self._seconds = account.seconds
        self._id = account.settings.get("app_id", "")
        self._secret = account.settings.get("app_secret", "")
        self._token, self._until = "", 0.0

    def token(self) -> str:
        """Return a token that is still good for a while; raise CallDeclined, NotReached or Unanswered."""
        if not self._token or self._seconds() >= self._until:
            self._fetch(force=False)
        return self._token

    def picture(self, file: ChannelFile) -> str:
        """Upload a picture of the text and return its address."""
        return self._upload("/cgi-bin/media/uploadimg", {}, file, "url")

    def cover(self, file: ChannelFile) -> str:
        """Upload a cover, which must be permanent, and return its id."""
        return self._upload("/cgi-bin/material/add_material", {"type": "image"}, file, "media_id")

    def draft(self, article: Mapping[str, Any]) -> str:
        """Add a draft of one article and return its id."""
        return _named(self._post("/cgi-bin/draft/add", {"articles": [article]}, "media_id"), "media_id")

    def submit(self, draft: str) -> str:
        """Ask for a draft to be published and return the id under which to ask for the result."""
        return _named(self._post("/cgi-bin/freepublish/submit", {"media_id": draft}, "publish_id"), "publish_id")

    def result(self, publish_id: str) -> tuple[int, str, str]:
        """Return how a publication stands: status, id and address of the article (empty while there is none)."""
        found = self._post("/cgi-bin/freepublish/get", {"publish_id": publish_id}, "publish_status")
        try:
            details = (found.get("article_detail") or {}).get("item") or [{}]
            return int(found["publish_status"]), name_of(found.get("article_id")), web_address(details[0].get("article_url"))
        except _MALFORMED:
            raise Unanswered("publish_status") from None

    def published(self, *, has_content: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield id and article of what is published, newest first, within PAGES pages."""
        for page in range(PAGES):
            asked = {"offset": page * PAGE, "count": PAGE, "no_content": int(not has_content)}
            found = self._post("/cgi-bin/freepublish/batchget", asked, "item")["item"]
            try:
                yield from [(name_of(one["article_id"]), dict(news)) for one in found for news in one["content"]["news_item"]]
                if len(found) < PAGE:
                    return
            except _MALFORMED:
                raise Unanswered("news_item") from None

    def delete(self, article_id: str) -> None:
        """Remove a published article; it cannot be undone."""
        self._post("/cgi-bin/freepublish/delete", {"article_id": article_id, "index": 1}, "errcode")

    def _post(self, path: str, value: Mapping[str, Any], wanted: str) -> dict[str, Any]:
        body, headers = json_body(value)
        return self._again(lambda token: self._called(path, {"access_token": token}, (body, headers), wanted))

    def _upload(self, path: str, query: Mapping[str, str], file: ChannelFile, wanted: str) -> str:
        sent = multipart_body({}, "media", file)
        found = self._again(lambda token: self._called(path, {"access_token": token, **query}, sent, wanted))
        return _named(found, wanted, 1000)

    def _again(self, call: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
        """Call with the token, and once more with a fresh one where the service does not accept it."""
        token = self.token()
        try:
            return call(token)
        except CallDeclined as declined:
            if declined.code not in TOKEN:
                raise
        self._fetch(force=False)
        if self._token == token:
            # The same token again: only force brings another. The service allows it twenty times a day.
            self._fetch(force=True)
        return call(self._token)

    def _fetch(self, *, force: bool) -> None:
        self._token = ""
        asked = {"grant_type": "client_credential", "appid": self._id, "secret": self._secret, "force_refresh": force}
        found = self._called("/cgi-bin/stable_token", {}, json_body(asked), "access_token")
        lasts = found.get("expires_in")
        self._token = _named(found, "access_token", 2000)
        self._until = self._seconds() + max(60.0, (float(lasts) if isinstance(lasts, int | float) else 0.0) - EARLY)

    def _called(self, path: str, query: Mapping[str, str], sent: tuple[bytes, dict[str, str]], wanted: str) -> dict[str, Any]:
        """Return the answer that holds `wanted`; raise CallDeclined for an error code, Unanswered for anything else."""
        heard = self._caller.call("POST", path, query=query, body=sent[0], headers=sent[1])
        found = heard.plain()
        code = found.get("errcode", 0)
        if isinstance(code, int) and code != 0:
            raise CallDeclined(code, self._told(found.get("errmsg")))
        if heard.status != 200 or wanted not in found:
            raise Unanswered(f"HTTP {heard.status}")
        return found

    def _told(self, said: object) -> str:
        """Return what the service said about an error as one short line without what is secret."""
        text = " ".join(str(said or "").split())
        for secret in filter(None, (self._secret, self._token)):
            text = text.replace(secret, "…")
        return text[:_SAID]


def _named(found: Mapping[str, Any], wanted: str, longest: int = 200) -> str:
    """Return a name that the service gave; an answer without one is none."""
    if not (name := name_of(found[wanted], longest)):
        raise Unanswered(wanted)
    return name
