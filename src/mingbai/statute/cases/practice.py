"""What the law leaves open about applications: one frozen value, each field with its default and the reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from mingbai.statute.posts import PostKind
from mingbai.statute.workdays.deadline import LocalDays


class FeeMonth(StrEnum):
    """The day by which an application belongs to a calendar month."""

    RECEIVED = "received"
    SUBMITTED = "submitted"


class FeePage(StrEnum):
    """What counts as a page: a side of a sheet up to A4, or the sheet with both sides."""

    SIDE = "side"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """The county's choices where no text of law was found; `NOTES` says why each default stands."""

    local_days: LocalDays = LocalDays.EARLIER_AND_LATER
    confirm_workdays: int = 1
    draft_workday: int = 14
    warn_workdays: tuple[int, ...] = (10, 12, 14)
    warn_before_end: tuple[int, ...] = (3, 1, 0)
    sending_is_receipt: bool = True
    chase_workdays: int = 5
    task_leader_workdays: int = 3
    extension_survives_restart: bool = True
    fee_restarts_clock: bool = True
    fees_since: date = date(2021, 1, 1)
    fee_month: FeeMonth = FeeMonth.RECEIVED
    fee_page: FeePage = FeePage.SIDE
    piece_step_yuan: int = 100
    first_step_yuan: int = 200
    legal_check_by: PostKind = PostKind.SECTION_HEAD
    informing_letters_by: PostKind = PostKind.CLERK
    deciding_letters_by: PostKind = PostKind.SECTION_HEAD
    correction_names_review: bool = False
    extension_names_review: bool = False
    reasons_names_review: bool = False
    delay_names_review: bool = False
    fee_notice_names_review: bool = False
    administrative_query_names_review: bool = True
    needs_creation_names_review: bool = True
    petition_names_review: bool = True
    repeat_names_review: bool = True
    publication_names_review: bool = True
    abandoned_names_suit: bool = True
    silence_needs_review: bool = True
    partial_needs_review_before_2026_07: bool = False
    fee_lapse_may_be_disputed: bool = True
    archive_years: int = 10
    case_number_word: str = "公开"


NOTES = {
    "local_days": "地方放假日算不算工作日没有明文：提醒按较早日，判定按较晚日",
    "confirm_workdays": "网上、传真的申请什么时候确认没有明文：下一个工作日以前",
    "draft_workday": "机关内部交稿日，不是法定期限",
    "warn_workdays": "从收到日起第几个工作日提醒，不是法定期限",
    "warn_before_end": "答复期限届满前几个工作日提醒，不是法定期限",
    "sending_is_receipt": "不知道征求意见书哪天到的，15个工作日从哪天起没有明文：先按发出之日，知道了再补（条例第32条、第34条）",
    "chase_workdays": "其他机关回复没有法定期限：隔几个工作日提醒去催，不是法定期限",
    "task_leader_workdays": "交办过期多久报到签发领导没有明文：机关内部的办法",
    "extension_survives_restart": "期限重新计算以后，已经决定的延期是否还算没有明文：还算，不能再延第二次",
    "fee_restarts_clock": "缴费次日起处理期限重新计算：国办函〔2020〕109号，未读到原文",
    "fees_since": "国办函〔2020〕109号的施行日：未读到原文",
    "fee_month": "同一申请人一个自然月的件数按收到之日归月：国办函〔2020〕109号第4条没有说按哪一天",
    "fee_page": "按量计收，A4及以下的单面为1页：国办函〔2020〕109号第5条，未读到原文；双面的一张算几页没有另外的规定",
    "piece_step_yuan": "31件以上每10件一档、每档增加100元：国办函〔2020〕109号",
    "first_step_yuan": "31至40件每件200元：由条文推得，没有官方算例",
    "legal_check_by": "法制审核由谁做没有明文：科室负责人",
    "informing_letters_by": "接收回执、补正、征求意见这些只是告知的，由谁签发没有明文：经办签发，科室负责人知情",
    "deciding_letters_by": "延期、延迟、说明理由、收费由谁签发没有明文，延期要经工作机构负责人同意（条例第33条）：科室负责人",
    "correction_names_review": "要求补正是程序性告知，法院不立案，不写救济：法释〔2025〕8号第10条第二款第二项",
    "extension_names_review": "延长答复期限是程序性告知，法院不立案，不写救济：法释〔2025〕8号第10条第二款第二项",
    "reasons_names_review": "要求说明理由按程序性告知，不写救济：法释〔2025〕8号第10条第二款第二项的“等”，没有点名",
    "delay_names_review": "延迟答复按程序性告知，不写救济：法释〔2025〕8号第10条第二款第二项的“等”，没有点名",
    "fee_notice_names_review": "单独起诉收费决定的法院不立案，不写救济：法释〔2025〕8号第10条第二款第三项、国办函〔2020〕109号",
    "administrative_query_names_review": "告知查询工商、不动产登记的，只写复议：法释〔2025〕8号第10条第二款第五项、复议法第11条",
    "needs_creation_names_review": "要求制作、加工、分析的，只写复议：法释〔2025〕8号第10条第二款第六项、复议法第11条",
    "petition_names_review": "信访、投诉、举报的，只写复议：法释〔2025〕8号第10条第二款第七项、复议法第11条",
    "repeat_names_review": "重复申请不予重复处理的，只写复议：法释〔2025〕8号第10条第二款第四项、复议法第11条",
    "publication_names_review": "要求提供公开出版物的，只写复议：法释〔2025〕8号第10条第二款第八项、复议法第11条",
    "abandoned_names_suit": "逾期不补正的不再处理告知，复议、诉讼都写：法释〔2025〕8号第1条第一项",
    "silence_needs_review": "逾期不答复先复议：行政复议法实施条例第30条；法释〔2025〕8号第2条第二款说复议或者诉讼，两说并存",
    "partial_needs_review_before_2026_07": "部分公开在2026年7月1日（行政复议法实施条例第31条）以前没有明文要先复议：不要求",
    "fee_lapse_may_be_disputed": "缴费期满后可以就不再处理寻求救济：国办函〔2020〕109号，渠道未读全",
    "archive_years": "申请档案保管10年：没有专门规定，按机关文件材料归档范围和保管期限掌握",
    "case_number_word": "答复书发文字号的代字：公开〔2026〕1号",
}
"""For each field of `CaseSettings`: what the default rests on, in words for the settings page."""
SPLIT = {
    "procedural_letter_names_review": tuple(
        f"{kind}_names_review" for kind in ("correction", "extension", "reasons", "delay", "fee_notice")
    ),
    "suit_not_taken_names_review": tuple(
        f"{kind}_names_review" for kind in ("administrative_query", "needs_creation", "petition", "repeat", "publication")
    ),
}
"""One choice of before that covered several kinds: a settings file that still names it means each of them."""


def notes() -> tuple[tuple[str, Any, str], ...]:
    """Return each open point as (field, default, note), in the order of the settings page."""
    standard = CaseSettings()
    return tuple((one.name, getattr(standard, one.name), NOTES[one.name]) for one in fields(CaseSettings))


def case_settings_from(table: Mapping[str, object], standard: CaseSettings = CaseSettings()) -> CaseSettings:
    """Read the choices from a settings table; raise ValueError for an unknown name or a value of another kind.

    What the table does not name stays as in `standard`.
    """
    names = [one.name for one in fields(CaseSettings)]
    before = {name: value for name, value in table.items() if name in SPLIT}
    table = {new: value for name, value in before.items() for new in SPLIT[name]} | {
        name: value for name, value in table.items() if name not in SPLIT
    }
    if unknown := sorted(set(table) - set(names)):
        raise ValueError(f"[applications] 不认识 {'、'.join(unknown)}；可以写的是 {'、'.join(names)}。")
    return replace(standard, **{name: _read(name, value, getattr(standard, name)) for name, value in table.items()})


def _read(name: str, value: object, default: object) -> Any:
    """Return a value of the kind of its default."""
    if isinstance(default, Enum):
        kinds = type(default)
        if value not in [one.value for one in kinds]:
            raise ValueError(f"{name} 写其中一种：{'、'.join(str(one.value) for one in kinds)}，不能是 {value!r}。")
        return kinds(value)
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(_is_count(one) for one in value):
            raise ValueError(f"{name} 写不小于0的整数，写成 [10, 12, 14] 这样，不能是 {value!r}。")
        return tuple(value)
    if type(value) is not type(default) or (isinstance(default, int) and not isinstance(default, bool) and not _is_count(value)):
        raise ValueError(f"{name} 要写成 {_shown(default)} 这样，不能是 {value!r}。")
    return value


def _shown(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
