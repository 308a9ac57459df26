"""The forms of an account."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, choice, day, line, set_choices
from mingbai.media.values import MediaDetails
from mingbai.statute.disclosure.media import MEDIA_WORDS

ELSEWHERE = "none"


class MediaForm(PlainForm):
    """What is put on record."""

    kind = choice("哪一种", [(kind.value, words) for kind, words in MEDIA_WORDS.items()], missing="选一种")
    name = line("名称", "显示给群众看的名字，例如：白阳镇政务。", missing="写明账号的名称", length=60)
    number = line("账号", "微信号、微博号、抖音号，平台里查得到的那一个。", missing="写明账号", length=60)
    holder = line("主办单位", "注册用的单位全称。", missing="写明主办单位", length=120)
    reviewer = line("谁审核发布", "岗位或者姓名。发布审核由在编人员负责。", missing="写明谁审核发布", length=60)
    opened_on = day("开设的日期")
    filing_number = line("备案号", "还没有备案下来的先空着。", missing="", length=60, required=False)
    channel = choice("从这里发的算它的更新", [], "发到那里的信息自动算更新，不用再记。", missing="选一个，没有的选“都不是”")
    reason = line("理由", "小程序、移动客户端才要写：为什么确有必要，谁批准的。", missing="", length=300, required=False)

    def offer(self, channels: list[tuple[str, str]]) -> None:
        """Take the county's channels."""
        set_choices(self, "channel", [*channels, (ELSEWHERE, "都不是")])

    def details(self) -> MediaDetails:
        """Return what was filled in."""
        given = self.cleaned_data
        return MediaDetails(**{**given, "channel": "" if given["channel"] == ELSEWHERE else given["channel"]})


class MediaSeenForm(PlainForm):
    """The day of an update made elsewhere."""

    on = day("哪天更新的", "在平台上看到的最近一条的日期。")


class MediaClosingForm(PlainForm):
    """When and why an account is closed."""

    closed_on = day("关停的日期", "平台上已经注销的那一天。")
    reason = area(
        "为什么关停", "例如：力量不足，并入县里的账号。关停以前先在账号上发公告。", missing="写明为什么关停", length=300
    )
