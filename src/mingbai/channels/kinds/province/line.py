"""A platform in use: packages pushed to its interface."""

from __future__ import annotations

from urllib.parse import quote

from mingbai.channels.kinds.http import Caller, Heard, NotReached, Unanswered
from mingbai.channels.kinds.province.receipts import result_of
from mingbai.channels.kinds.text import name_of
from mingbai.channels.kinds.values import (
    Again,
    ChannelAccount,
    ChannelMessage,
    Checked,
    Fate,
    Keep,
    SendResult,
    StandingText,
    by_hand,
    failed,
    forget,
)

_REFUSED = {
    400: "平台说数据不对。核对对照表。",
    401: "平台不认凭证。请县里的管理员重新填写。",
    403: "平台不许这个账号推送。请管理员找平台开通。",
    404: "平台上没有这个地址。核对地址。",
    409: "平台说同一个版本推送过不同的内容。请告诉系统管理员。",
    413: "这一包太大，平台不收。把大附件换小再公开一版。",
    422: "平台说数据不对。核对对照表。",
}
_PROBE = "mingbai-check"


class PushLine:
    """A platform's interface in use."""

    def __init__(self, account: ChannelAccount) -> None:
        self._caller = Caller(account.base, account.seconds)
        self._bearer = {"Authorization": f"Bearer {account.settings['token']}"}

    def check(self) -> Checked:
        """Ask for a receipt that does not exist; a platform that knows the token says that there is none."""
        try:
            heard = self._caller.call("GET", f"/receipts/{_PROBE}", headers=self._bearer)
        except (NotReached, Unanswered) as failure:
            return Checked(False, _unheard(failure))
        if heard.status in (200, 404):
            return Checked(True, "连上了平台，平台没有拒绝凭证。")
        return Checked(False, _declined(heard).why)

    def send(self, message: ChannelMessage, earlier: str = "", keep: Keep = forget) -> SendResult:
        """Push the package; the same key pushed again is the same delivery."""
        headers = {**self._bearer, "Content-Type": "application/zip", "Idempotency-Key": _ascii(message.key)}
        try:
            heard = self._caller.call("POST", "/entries", body=message.files[0].data, headers=headers)
        except NotReached as failure:
            return failed(f"{_unheard(failure)}还没有推送，过一会儿自动再推。", Again.SOON)
        except Unanswered as failure:
            return SendResult(Fate.UNKNOWN, why=f"{_unheard(failure)}不知道收到没有。")
        if heard.status in (200, 201, 202):
            if receipt := name_of(heard.plain().get("receipt")):
                return SendResult(Fate.ACCEPTED, receipt)
            return SendResult(Fate.UNKNOWN, why="平台没有给回执号。")
        return _declined(heard)

    def ask(self, message: ChannelMessage, remote_id: str, waited: float) -> SendResult:
        """Ask for the receipt; without one, pushing again under the same key is the way to ask."""
        if not remote_id:
            return SendResult(Fate.ABSENT, why="没有回执号。用同一个编号再推一次，平台不会收两份。")
        try:
            heard = self._caller.call("GET", f"/receipts/{_ascii(remote_id)}", headers=self._bearer)
        except (NotReached, Unanswered) as failure:
            return SendResult(Fate.UNKNOWN, remote_id, why=f"{_unheard(failure)}过一会儿自动再问。")
        if heard.status == 404:
            return SendResult(Fate.ABSENT, why="平台没有这个回执。用同一个编号再推一次，平台不会收两份。")
        if heard.status != 200:
            return SendResult(Fate.UNKNOWN, remote_id, why=f"没有问到结果：{_declined(heard).why}")
        return result_of(heard.plain(), remote_id)

    def read(self, message: ChannelMessage, remote_id: str) -> StandingText:
        """Say that only a person can read it."""
        return StandingText(why="平台的接口不给看正文。请打开网址核对。")

    def take_back(self, message: ChannelMessage, remote_id: str) -> SendResult:
        """Delete the entry on the platform."""
        try:
            heard = self._caller.call("DELETE", f"/entries/{_ascii(index_number(message))}", headers=self._bearer)
        except NotReached as failure:
            return failed(f"{_unheard(failure)}过一会儿自动再撤。", Again.SOON)
        except Unanswered as failure:
            return SendResult(Fate.UNKNOWN, remote_id, why=_unheard(failure))
        if heard.status in (404, 410) and remote_id:
            stands = self.ask(message, remote_id, 0.0)
            if stands.fate is Fate.DELIVERED:
                why = "平台说没有这一条，回执却说还公开着。请打开网址看一看，还在就请平台撤下。"
                return by_hand(why, remote_id, stands.url)
            if stands.fate is Fate.ACCEPTED:
                return failed("平台收下了，还没有处理，等公开了再撤。", Again.SOON)
        return SendResult(Fate.REMOVED, remote_id) if heard.status in (200, 202, 204, 404, 410) else _declined(heard)


def index_number(message: ChannelMessage) -> str:
    """Return the index number of the entry that was sent."""
    return message.key.rpartition("-")[0]


def _ascii(text: str) -> str:
    return quote(text, safe="")


def _declined(heard: Heard) -> SendResult:
    if heard.status >= 500:
        return SendResult(Fate.UNKNOWN, why=f"平台出错（HTTP {heard.status}），不知道收到没有。")
    if heard.status == 429:
        return failed("推送得太快，平台限制了，过一会儿自动再推。", Again.SOON)
    if 300 <= heard.status < 400:
        return failed("平台要转到别的地址，本系统只连管理员填写的地址。核对地址。")
    return failed(f"{_REFUSED.get(heard.status, '平台不收。')}（HTTP {heard.status}）")


def _unheard(failure: NotReached | Unanswered) -> str:
    what = "连不上平台" if isinstance(failure, NotReached) else "平台没有回答"
    return f"{what}（{failure}）。"
