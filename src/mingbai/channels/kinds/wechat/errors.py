"""The error codes of the official account's interface, and what follows from each."""

from __future__ import annotations

from mingbai.channels.kinds.values import Again, Fate, SendResult, by_hand

TOKEN = frozenset({40001, 40014, 42001})
"""The token is wrong or has expired: fetch one, try once more."""
NO_RIGHT = 48001
BY_HAND = {
    NO_RIGHT: "这个账号没有用接口发布的权限",
    53504: "公众号要求到官网上处理这篇草稿",
    53505: "公众号要求在官网上保存这篇草稿以后再发表",
}
WORDS: dict[int, tuple[str, Again]] = {
    -1: ("公众号系统忙，过一会儿自动再发。", Again.SOON),
    40001: ("AppSecret 不对，或者已经在公众号后台换过。请县里的管理员重新填写。", Again.NEVER),
    40005: ("公众号不收这种格式的图片。", Again.NEVER),
    40007: ("公众号里找不到要用的草稿或者图片。", Again.SOON),
    40009: ("图片太大，公众号不收。", Again.NEVER),
    40013: ("AppID 不对。请县里的管理员核对。", Again.NEVER),
    40014: ("公众号不认刚取的凭证，过一会儿自动再发。", Again.SOON),
    40125: ("AppSecret 不对，或者已经在公众号后台换过。请县里的管理员重新填写。", Again.NEVER),
    40164: ("服务器的地址不在公众号的IP白名单里。请管理员到公众号后台“基本配置”里加上。", Again.NEVER),
    40243: ("AppSecret 被冻结了。请管理员到公众号后台解冻。", Again.NEVER),
    42001: ("公众号的凭证刚取就过期，过一会儿自动再发。", Again.SOON),
    44003: ("图文内容是空的。", Again.NEVER),
    45001: ("图片太大，公众号不收。", Again.NEVER),
    45002: ("正文太长，公众号不收。", Again.NEVER),
    45003: ("题目太长，公众号最多收32个字。", Again.NEVER),
    45004: ("摘要太长，公众号最多收128个字。", Again.NEVER),
    45009: ("今天的接口次数用完了，明天自动再发。", Again.TOMORROW),
    45011: ("发得太快，公众号限制了，过一会儿自动再发。", Again.SOON),
    45110: ("作者名太长，公众号最多收16个字。", Again.NEVER),
    47001: ("公众号说数据的格式不对。请告诉系统管理员。", Again.NEVER),
    50002: ("账号受到限制。请管理员登录公众号后台看原因。", Again.NEVER),
    53500: ("账号的发布功能被封禁。请管理员登录公众号后台看原因。", Again.NEVER),
    53501: ("发布得太频繁，过一会儿自动再发。", Again.SOON),
    53503: ("草稿没有通过公众号的发布检查，请改了以后再发。", Again.NEVER),
    53600: ("公众号里没有这篇文章。", Again.NEVER),
}


class CallDeclined(Exception):
    """The service answered with an error code."""

    def __init__(self, code: int, said: str = "") -> None:
        super().__init__(code)
        self.code, self.said = code, said


def unasked(declined: CallDeclined, remote_id: str) -> SendResult:
    """Return what follows where the service declined to say what became of a message: it may well be public."""
    if declined.code in BY_HAND:
        why = "这个账号不能用接口查发表的结果。请登录 mp.weixin.qq.com 看有没有这一篇：有，把网址填回来；没有，再发。"
        return by_hand(why, remote_id)
    words, again = WORDS.get(declined.code, (declined.said or "公众号不答。", Again.SOON))
    # Nothing is sent again, so only the quota of the day makes a difference.
    again = again if again is Again.TOMORROW else Again.SOON
    return SendResult(Fate.UNKNOWN, remote_id, why=f"没有问到结果：{words}（错误码{declined.code}）", again=again)


def result_of(declined: CallDeclined, draft: str = "") -> SendResult:
    """Return what follows from an error code; `draft` is the draft that waits in the box already."""
    if declined.code in BY_HAND:
        what = BY_HAND[declined.code]
        if draft:
            return by_hand(f"{what}。草稿已经在公众号的草稿箱里，请登录 mp.weixin.qq.com 发表，再把文章的网址填回来。", draft)
        return by_hand(f"{what}，草稿也没有放进去。请登录 mp.weixin.qq.com 照着复制过去，发表后把文章的网址填回来。")
    words, again = WORDS.get(declined.code, (f"公众号不收：{declined.said}" if declined.said else "公众号不收。", Again.NEVER))
    # A draft that may be handed in again is not made a second time.
    return SendResult(Fate.FAILED, "" if again is Again.NEVER else draft, why=f"{words}（错误码{declined.code}）", again=again)
