"""The new-media accounts (政务新媒体) of an organ: what kinds there are, how long one may stay silent, which need a reason.

Sources: 国办发〔2018〕123号 (accounts are put on record when opened, changed and closed; what is not kept up is closed); 国办秘函
〔2019〕19号 (no update within two weeks fails the inspection); 国办函〔2026〕12号 (no apps at or below the county).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

ON_RECORD = Citation("关于推进政务新媒体健康有序发展的意见", "", "国办发〔2018〕123号", Confidence.PARTLY)
TWO_WEEKS = Citation("政府网站与政务新媒体检查指标", "单项否决指标", "国办秘函〔2019〕19号", Confidence.PARTLY)
NO_APPS = Citation("政务移动互联网应用程序规范化管理办法", "", "国办函〔2026〕12号")
NO_APPS_SINCE = date(2026, 1, 25)
SILENT_DAYS = 14


class MediaKind(StrEnum):
    """The kinds of account that are put on record."""

    WECHAT = "wechat"
    WECHAT_VIDEO = "wechat_video"
    WEIBO = "weibo"
    DOUYIN = "douyin"
    KUAISHOU = "kuaishou"
    TOUTIAO = "toutiao"
    PEOPLE = "people"
    BILIBILI = "bilibili"
    MINI_PROGRAM = "mini_program"
    APP = "app"


MEDIA_WORDS = {
    MediaKind.WECHAT: "微信公众号",
    MediaKind.WECHAT_VIDEO: "微信视频号",
    MediaKind.WEIBO: "微博",
    MediaKind.DOUYIN: "抖音号",
    MediaKind.KUAISHOU: "快手号",
    MediaKind.TOUTIAO: "今日头条号",
    MediaKind.PEOPLE: "人民号",
    MediaKind.BILIBILI: "哔哩哔哩号",
    MediaKind.MINI_PROGRAM: "小程序",
    MediaKind.APP: "移动客户端",
}
APPS = frozenset({MediaKind.MINI_PROGRAM, MediaKind.APP})
AT_OR_BELOW_COUNTY = frozenset({"county", "department", "township", "village", "community"})


@rule(TWO_WEEKS, name="政务新媒体两周内要有更新")
def update_due_on(last_on: date) -> date:
    """Return the last day by which an account updated, or opened, on `last_on` needs its next update."""
    return last_on + timedelta(days=SILENT_DAYS)


@rule(NO_APPS, name="县级以下原则上不开发移动应用、小程序")
def may_open_media(kind: MediaKind, level: str, opened_on: date, reason: str) -> Verdict:
    """An app or a mini program opened at or below the county since the rule needs the reason for the exception."""
    is_app = kind in APPS and level in AT_OR_BELOW_COUNTY and opened_on >= NO_APPS_SINCE
    if is_app and not reason.strip():
        said = f"县级以下单位原则上不得开发{MEDIA_WORDS[kind]}。确有必要的，写明理由和批准的文件。"
        return refused(said, NO_APPS, "media.app")
    return ALLOWED


@rule(ON_RECORD, name="关停政务新媒体要写明原因")
def may_close_media(reason: str, closed_on: date, opened_on: date, today: date) -> Verdict:
    """An account is closed with a reason, on a day after it was opened and not in the future."""
    if not reason.strip():
        return refused("写明为什么关停，备案的主管部门要看。", ON_RECORD, "media.reason")
    if not opened_on <= closed_on <= today:
        return refused("关停的日期在开设以后，不晚于今天。", ON_RECORD, "media.day")
    return ALLOWED
