"""An official account in use: draft, publish, ask for the result, take back."""

from __future__ import annotations

from mingbai.channels.kinds.http import NotReached, Unanswered, WrongAddress
from mingbai.channels.kinds.text import units, web_address
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
from mingbai.channels.kinds.wechat.api import Api
from mingbai.channels.kinds.wechat.content import LONGEST, with_pictures
from mingbai.channels.kinds.wechat.errors import BY_HAND, CallDeclined, result_of, unasked

SETTLED = 20.0
"""Seconds after which a publication that nobody can find counts as not begun. The same draft is then handed in again, and one
draft is at most one article."""
SETTLED_GONE = 600.0
"""The same for a draft that has left its box: it was published, or a person deleted it. After that a new one is made."""
DRAFT, GONE = "draft:", "gone:"
NO_DRAFT = 40007
_RESULTS = {
    2: failed("没有通过公众号的原创声明检查。"),
    3: failed("公众号发布失败，过一会儿自动再发。", Again.SOON),
    4: failed("没有通过公众号平台的审核，请改了以后再发。"),
}


class WeChatLine:
    """An official account in use."""

    def __init__(self, account: ChannelAccount) -> None:
        self._api = Api(account)

    def check(self) -> Checked:
        """Ask for a token and for what is published, which needs the same right as publishing."""
        try:
            self._api.token()
            next(self._api.published(), None)
        except CallDeclined as declined:
            if declined.code in BY_HAND:
                return Checked(False, "AppID 和 AppSecret 是对的，但是这个账号没有用接口发布的权限，只能手工发。")
            return Checked(False, result_of(declined).why)
        except (NotReached, Unanswered) as failure:
            return Checked(False, _unheard(failure))
        return Checked(True, "AppID 和 AppSecret 是对的，这个账号可以用接口发布。")

    def send(self, message: ChannelMessage, earlier: str = "", keep: Keep = forget) -> SendResult:
        """Upload, draft and hand in for publication; nothing is public before the last step."""
        try:
            draft = earlier.removeprefix(DRAFT) if earlier.startswith(DRAFT) else self._drafted(message)
        except CallDeclined as declined:
            return result_of(declined)
        except _TooLong:
            return failed("放上图片的地址以后正文超过20000个字符，公众号不收。请减少图片。")
        except (NotReached, Unanswered) as failure:
            return failed(f"{_unheard(failure)}还没有发出去，过一会儿自动再发。", Again.SOON)
        keep(DRAFT + draft)
        return self._submitted(draft)

    def ask(self, message: ChannelMessage, remote_id: str, waited: float) -> SendResult:
        """Ask for the result of a publication, or look for the article among what is published."""
        try:
            return self._found(message, remote_id, waited)
        except CallDeclined as declined:
            return unasked(declined, remote_id)
        except (NotReached, Unanswered) as failure:
            return SendResult(Fate.UNKNOWN, remote_id, why=f"{_unheard(failure)}过一会儿自动再问。")

    def read(self, message: ChannelMessage, remote_id: str) -> StandingText:
        """Return title and content of the article."""
        article_id = remote_id.partition("/")[2]
        try:
            for known, article in self._api.published(has_content=True):
                if known == article_id and not article.get("is_deleted"):
                    return StandingText(str(article.get("title") or ""), str(article.get("content") or ""))
        except CallDeclined as declined:
            return StandingText(why=unasked(declined, remote_id).why)
        except (NotReached, Unanswered) as failure:
            return StandingText(why=_unheard(failure))
        return StandingText(why="公众号里没有找到这篇文章。")

    def take_back(self, message: ChannelMessage, remote_id: str) -> SendResult:
        """Delete the article; a publication under way is waited for first."""
        try:
            return self._deleted(message, remote_id)
        except CallDeclined as declined:
            return result_of(declined)
        except NotReached as failure:
            return failed(f"{_unheard(failure)}过一会儿自动再撤。", Again.SOON)
        except Unanswered as failure:
            return SendResult(Fate.UNKNOWN, remote_id, why=_unheard(failure))

    def _drafted(self, message: ChannelMessage) -> str:
        cover, *pictures = message.files
        content = with_pictures(message.content, [self._api.picture(one) for one in pictures])
        if units(content) >= LONGEST:
            raise _TooLong
        return self._api.draft(
            {
                "title": message.title,
                "author": message.author,
                "digest": message.summary,
                "content": content,
                "content_source_url": message.link,
                "thumb_media_id": self._api.cover(cover),
                "need_open_comment": 0,
                "only_fans_can_comment": 0,
            }
        )

    def _submitted(self, draft: str) -> SendResult:
        try:
            return SendResult(Fate.ACCEPTED, self._api.submit(draft))
        except CallDeclined as declined:
            if declined.code == NO_DRAFT:
                return SendResult(Fate.UNKNOWN, GONE + draft, why="草稿已经不在草稿箱里，正在找发布出来的文章。")
            return result_of(declined, DRAFT + draft)
        except NotReached as failure:
            why = f"{_unheard(failure)}草稿已经在草稿箱里，还没有发布，过一会儿自动再试。"
            return SendResult(Fate.FAILED, DRAFT + draft, why=why, again=Again.SOON)
        except Unanswered as failure:
            return SendResult(Fate.UNKNOWN, DRAFT + draft, why=f"{_unheard(failure)}不知道发出去没有，先到公众号里找。")

    def _found(self, message: ChannelMessage, remote_id: str, waited: float) -> SendResult:
        publish_id, _, article_id = remote_id.partition("/")
        if publish_id and not publish_id.startswith((DRAFT, GONE)):
            return self._result(publish_id)
        deleted = ""
        for known, article in self._api.published():
            # The service may change a title; the address behind 阅读原文 is this version's alone.
            if known != article_id if article_id else article.get("content_source_url") != message.link:
                continue
            if not article.get("is_deleted"):
                return SendResult(Fate.DELIVERED, f"/{known}", web_address(article.get("url")))
            deleted = known
        if article_id or deleted:
            # What was published and then banned or deleted is not published again by itself.
            remote_id = remote_id if article_id else f"/{deleted}"
            return SendResult(Fate.REMOVED, remote_id, why="文章已经不在公众号里，可能在公众号后台删除了。")
        is_gone = remote_id.startswith(GONE)
        if waited < (SETTLED_GONE if is_gone else SETTLED):
            return SendResult(Fate.UNKNOWN, remote_id, why="公众号里还没有这篇文章，过一会儿再找。")
        return SendResult(Fate.ABSENT, "" if is_gone else remote_id, why="公众号里没有这篇文章。")

    def _result(self, publish_id: str) -> SendResult:
        status, article, url = self._api.result(publish_id)
        told = f"{publish_id}/{article}" if article else publish_id
        if status == 0 and article:
            return SendResult(Fate.DELIVERED, told, url)
        if status in (0, 1):
            return SendResult(Fate.ACCEPTED, publish_id, why="公众号正在发布。" if status else "发布好了，还没有给文章编号。")
        if status in (5, 6):
            what = "发布成功以后，文章在公众号后台被删除了。" if status == 5 else "发布成功以后，文章被公众号平台封禁了。"
            return SendResult(Fate.REMOVED, told, why=what)
        return _RESULTS.get(status, failed(f"公众号发布失败（状态{status}）。"))

    def _deleted(self, message: ChannelMessage, remote_id: str) -> SendResult:
        found = self._found(message, remote_id, SETTLED_GONE)
        if found.fate is Fate.ACCEPTED:
            return failed("公众号还在发布，等有了结果再撤。", Again.SOON)
        if found.fate is not Fate.DELIVERED:
            # Refused, gone or never there: nothing is public.
            left = "草稿箱里可能还有草稿，可以登录 mp.weixin.qq.com 删除。" if found.fate is Fate.ABSENT else ""
            return SendResult(Fate.REMOVED, found.remote_id or remote_id, why=found.why + left)
        article = found.remote_id.partition("/")[2]
        try:
            self._api.delete(article)
        except CallDeclined as declined:
            if declined.code in BY_HAND:
                return by_hand("这个账号不能用接口删除，请登录 mp.weixin.qq.com 删除这篇文章。", found.remote_id, found.url)
            raise
        return SendResult(Fate.REMOVED, found.remote_id, found.url)


class _TooLong(Exception):
    """With the addresses of its pictures the content is over the limit."""


def open_line(account: ChannelAccount) -> WeChatLine:
    """Return the account in use; raise WrongAddress."""
    if not (account.settings.get("app_id") and account.settings.get("app_secret")):
        raise WrongAddress("还没有填 app_id 和 app_secret。")
    return WeChatLine(account)


def _unheard(failure: NotReached | Unanswered) -> str:
    what = "连不上公众号的服务器" if isinstance(failure, NotReached) else "公众号没有回答，或者回答看不懂"
    return f"{what}（{failure}）。"
