"""A Weibo application in use: share.json, whose answers are final; Weibo has no way to look for or to delete what was sent."""

from __future__ import annotations

from mingbai.channels.kinds.http import Caller, Heard, NotReached, Unanswered, WrongAddress, form_body, multipart_body
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

SAME_TEXT = 20019
POST = "https://m.weibo.cn/status/"
ERRORS: dict[int, tuple[str, Again]] = {
    10001: ("微博系统出错，过一会儿自动再发。", Again.SOON),
    10002: ("微博服务暂停，过一会儿自动再发。", Again.SOON),
    10009: ("微博正忙，过一会儿自动再发。", Again.SOON),
    10014: ("这个应用没有发微博的权限。请管理员到微博开放平台申请，或者改成手工发。", Again.NEVER),
    10017: ("微博里没有应用绑定的域名的链接，或者网站的域名没有绑定。请管理员到微博开放平台核对“安全域名”。", Again.NEVER),
    10022: ("这台服务器今天调用微博的次数用完了，明天自动再发。", Again.TOMORROW),
    10023: ("今天发微博的次数用完了，明天自动再发。", Again.TOMORROW),
    10024: ("今天发微博的次数用完了，明天自动再发。", Again.TOMORROW),
    20008: ("微博的内容是空的。", Again.NEVER),
    20012: ("微博太长，最多140个字。", Again.NEVER),
    20021: ("微博说内容不合规，没有发。请改了以后再发。", Again.NEVER),
    21301: ("微博的授权无效。请管理员重新授权。", Again.NEVER),
    21314: ("微博的授权已经用过。请管理员重新授权。", Again.NEVER),
    21315: ("微博的授权过期了。请管理员重新授权。", Again.NEVER),
    21316: ("微博的授权无效。请管理员重新授权。", Again.NEVER),
    21317: ("微博的授权无效。请管理员重新授权。", Again.NEVER),
    21319: ("微博账号取消了对应用的授权。请管理员重新授权。", Again.NEVER),
    21327: ("微博的授权过期了。请管理员重新授权。", Again.NEVER),
    21332: ("微博的授权无效。请管理员重新授权。", Again.NEVER),
}


class WeiboLine:
    """A Weibo application in use."""

    def __init__(self, account: ChannelAccount) -> None:
        self._caller = Caller(account.base, account.seconds)
        self._token = account.settings["access_token"]

    def check(self) -> Checked:
        """Ask what the token is worth; whether it may post shows only in posting."""
        body, headers = form_body({"access_token": self._token})
        try:
            heard = self._caller.call("POST", "/oauth2/get_token_info", body=body, headers=headers)
        except (NotReached, Unanswered) as failure:
            return Checked(False, _unheard(failure))
        found = heard.plain()
        if "error_code" in found:
            return Checked(False, _failure(heard).why)
        if heard.status != 200 or "uid" not in found:
            return Checked(False, "微博的回答看不懂。核对地址。")
        return Checked(True, "微博认这个授权。能不能发微博，要真发一条才知道；域名要先在微博开放平台绑定。")

    def send(self, message: ChannelMessage, earlier: str = "", keep: Keep = forget) -> SendResult:
        """Post it with its first picture."""
        fields = {"access_token": self._token, "status": message.content}
        picture = message.files[0] if message.files else None
        body, headers = multipart_body(fields, "pic", picture) if picture else form_body(fields)
        try:
            heard = self._caller.call("POST", "/2/statuses/share.json", body=body, headers=headers)
        except NotReached as failure:
            return failed(f"{_unheard(failure)}还没有发出去，过一会儿自动再发。", Again.SOON)
        except Unanswered as failure:
            return SendResult(Fate.UNKNOWN, why=f"{_unheard(failure)}不知道发出去没有。")
        found = heard.plain()
        if heard.status == 200 and (number := name_of(found.get("idstr"))).isascii() and number.isdigit():
            return SendResult(Fate.DELIVERED, number, POST + number)
        if "error_code" in found:
            return _failure(heard)
        return SendResult(Fate.UNKNOWN, why=f"微博的回答看不懂（HTTP {heard.status}），不知道发出去没有。")

    def ask(self, message: ChannelMessage, remote_id: str, waited: float) -> SendResult:
        """Say what is known; whether an unanswered post went out only a person can see."""
        if remote_id:
            return SendResult(Fate.DELIVERED, remote_id, POST + remote_id)
        return by_hand("微博不能用接口查。请打开本单位的微博主页看有没有这一条：有，把网址填回来；没有，再发。")

    def read(self, message: ChannelMessage, remote_id: str) -> StandingText:
        """Say that only a person can read it."""
        return StandingText(why="微博不能用接口读。请打开网址核对。")

    def take_back(self, message: ChannelMessage, remote_id: str) -> SendResult:
        """Say where a person deletes it."""
        url = POST + remote_id if remote_id else ""
        return by_hand("微博不能用接口删除。请登录微博，打开这一条，点“删除”。", remote_id, url)


def open_line(account: ChannelAccount) -> WeiboLine:
    """Return the account in use; raise WrongAddress."""
    if not account.settings.get("access_token"):
        raise WrongAddress("还没有填 access_token。")
    return WeiboLine(account)


def _failure(heard: Heard) -> SendResult:
    code = heard.plain()["error_code"]
    if code == SAME_TEXT:
        return by_hand("微博说刚发过一样的内容。请打开本单位的微博主页，把已有那一条的网址填回来。")
    words, again = ERRORS.get(code, ("微博不收。", Again.NEVER)) if isinstance(code, int) else ("微博不收。", Again.NEVER)
    return failed(f"{words}（错误码{str(code)[:10]}）", again)


def _unheard(failure: NotReached | Unanswered) -> str:
    what = "连不上微博的服务器" if isinstance(failure, NotReached) else "微博没有回答"
    return f"{what}（{failure}）。"
