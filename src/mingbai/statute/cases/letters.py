"""The letters of an application, P1 to P12 and R1 to R23: when each may be made, what it must hold, what it lacks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from mingbai.statute.cases.fees import FEE_NOTICE_WORDS
from mingbai.statute.cases.outcomes import Family, Outcome, conclusion, law_of, may_give
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.remedies import RemedyKind, remedy_kind
from mingbai.statute.cases.search_record import SearchRecord, lacking
from mingbai.statute.cases.sources import MODEL_OF_2020, REGULATIONS, as_in_a_letter, court_rules
from mingbai.statute.cases.states import STATE_WORDS, CaseState
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.disclosure.exemptions import ground
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

REPLY, NOTE, RECORD_NOTE = "政府信息公开申请答复书", "政府信息公开申请告知书", "政府信息更正告知书"
REPLIES_IN_FULL = frozenset({Family.GRANTED, Family.PARTIAL, Family.REFUSED, Family.UNAVAILABLE})
DRAFTING = frozenset({CaseState.HANDLING, CaseState.APPROVING, CaseState.CHECKED})
EVERY_LETTER = ("organ", "number", "addressee", "dated_on", "contact")
EVERY_REPLY = ("received_on", "subject")
LAWS_OWN = re.compile("复议|诉讼|起诉|上诉|不予公开|予以公开|不予处理|不再处理|不予提供|逾期|视为")
# The kinds of procedural letters, as the settings name them.
PROCEDURAL = {"P2": "correction", "P3": "extension", "P8": "reasons", "P9": "delay", "P10": "fee_notice"}
DEFENDED = court_rules("第5条第二款")
YOU, YOUR_ORGANISATION = "您", "你单位"
"""How a letter addresses a person and an organisation."""


class Weight(StrEnum):
    """What a procedural letter does: it informs, it tells of a decision of the organ, or it is a decision open to review."""

    INFORMS = "informs"
    DECIDES = "decides"
    REVIEWABLE = "reviewable"


class Addressee(StrEnum):
    """To whom a letter goes."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    ORGAN = "organ"


PART_WORDS = {
    "organ": "机关全称",
    "number": "文号",
    "addressee": "收件人的姓名或者名称",
    "dated_on": "成文日期",
    "contact": "联系人、电话",
    "received_on": "收到申请的日期",
    "submitted_on": "提交申请的日期",
    "channel": "提交申请的方式",
    "to_confirm": "等待双方确认的说明",
    "subject": "申请内容",
    "about": "征求意见的信息",
    "remedy": "救济告知",
    "reason": "理由",
    "grounds": "不予公开的依据（条例第14条、第15条、第16条）",
    "way": "获取的方式、途径",
    "time": "获取的时间",
    "enclosed": "提供的信息（载体、件数、页数）",
    "withheld": "不予公开内容的清单",
    "special_law": "有关法律、行政法规的名称和条款",
    "third_party_opinion": "第三方意见（或者逾期未提出意见）",
    "search": "检索说明",
    "responsible": "负责公开的机关名称",
    "responsible_contact": "负责公开的机关联系方式",
    "responsible_unknown": "不能确定负责机关的说明",
    "correction": "告知补正的日期和补正的情况",
    "proper_channel": "相应渠道",
    "earlier_reply": "以前答复的文号、日期",
    "reasons_asked": "要求说明理由的日期",
    "correction_result": "更正、不予更正或者转送的结果",
    "fee_notice": "收费通知的日期、数额",
    "correction_items": "需要补正的事项",
    "correction_by": "补正期限",
    "extension_workdays": "延长的工作日数",
    "new_due": "延长后的答复日期",
    "third_party": "第三方名称",
    "consulted": "被征求意见的机关或者第三方",
    "decision": "予以公开的依据",
    "disclosed": "决定公开的内容",
    "quantity": "申请的数量、频次",
    "reasons_by": "说明理由的期限",
    "delay_until": "延迟答复的期限",
    **{part.value: words for part, words in FEE_NOTICE_WORDS.items()},
}
"""Every part that a letter may need, by its key in the contents."""


@dataclass(frozen=True, slots=True)
class LetterLaw:
    """What the law says of one letter; `outcome` is None for P1 to P10. `fixed`: the parts that its step fixes.

    A reply is reviewable by its nature; `weight` is that of P1 to P10.
    """

    code: str
    title: str
    name: str
    citations: tuple[Citation, ...]
    to: Addressee
    states: frozenset[CaseState]
    needs: tuple[str, ...]
    remedy: str
    sentence: str
    outcome: Outcome | None = None
    fixed: tuple[str, ...] = ()
    weight: Weight = Weight.REVIEWABLE

    @property
    def word(self) -> str:
        """What the letter calls itself: 答复书, 告知书, 通知书."""
        return self.title[-3:]


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A part that a letter lacks: `keys` of the contents that would fill it, and the words for people."""

    keys: tuple[str, ...]
    words: str


@cache
def letters() -> Mapping[str, LetterLaw]:
    """Return every letter by its code, P1 to P12, then R1 to R23."""
    data = tomllib.loads(files(__package__).joinpath("letters.toml").read_text("utf-8"))
    procedural = [
        LetterLaw(
            code=row["code"],
            title=row["title"],
            name=row["title"],
            citations=tuple(regulations(article) for article in row["articles"]),
            to=Addressee(row["to"]),
            states=frozenset(CaseState(state) for state in row["states"]),
            needs=(*EVERY_LETTER, *row["needs"]),
            remedy=row["remedy"],
            sentence=row["sentence"],
            fixed=tuple(row["fixed"]),
            weight=Weight(row["weight"]),
        )
        for row in data["letters"]
    ]
    replies = [_of_outcome(outcome) for outcome in Outcome]
    return {one.code: one for one in sorted((*procedural, *replies), key=lambda one: (one.code[0], int(one.code[1:])))}


TASK_LETTER = LetterLaw(
    code="XB",
    title="政府信息公开申请协办函",
    name="政府信息公开申请协办函",
    citations=(regulations("第33条"),),
    to=Addressee.ORGAN,
    states=frozenset(CaseState),
    needs=(),
    remedy="none",
    sentence="本机关正在办理政府信息公开申请（登记编号：{registered}），要在《中华人民共和国政府信息公开条例》第三十三条规定的期限内答复，需要贵单位协助办理以下事项：",
    weight=Weight.INFORMS,
)
"""The letter that goes with a task to another organ; it is no letter of the law and tells nothing of who applied."""
TASK_DAY = "请于{due_on}以前书面回复，并附有关材料。不由贵单位办理的，请尽快退回并说明理由。"


def adaptable() -> Mapping[str, LetterLaw]:
    """Return the letters to which an organ may add words of its own, by code."""
    return {**letters(), TASK_LETTER.code: TASK_LETTER}


def _of_outcome(outcome: Outcome) -> LetterLaw:
    law = law_of(outcome)
    title = REPLY if law.family in REPLIES_IN_FULL else RECORD_NOTE if law.family is Family.RECORD else NOTE
    ended = {Outcome.NOT_CORRECTED: {CaseState.ABANDONED}, Outcome.FEE_UNPAID: {CaseState.FEE_LAPSED}}
    return LetterLaw(
        code=law.code,
        title=title,
        name=law.name,
        citations=law.citations,
        to=Addressee.APPLICANT,
        states=DRAFTING | ended.get(outcome, set()),
        needs=(*EVERY_LETTER, *EVERY_REPLY, *law.needs),
        remedy="outcome",
        sentence=law.sentence,
        outcome=outcome,
    )


def letter_of(outcome: Outcome) -> LetterLaw:
    """Return the letter of an outcome."""
    return letters()[law_of(outcome).code]


@rule(regulations("第45条"), MODEL_OF_2020, name="什么时候可以发哪种文书")
def may_make(code: str, state: CaseState) -> Verdict:
    """A letter is made only where the case stands in one of its states."""
    law = letters()[code]
    if state in law.states:
        return ALLOWED
    return refused(f"这件申请现在是“{STATE_WORDS[state]}”，不能发《{law.title}》。", law.citations[0], "letter.state")


@rule(regulations("第36条"), regulations("第37条"), DEFENDED, MODEL_OF_2020, name="文书必须写明的内容")
def missing(
    code: str, contents: Mapping[str, str], grounds: tuple[str, ...] = (), search: SearchRecord | None = None
) -> tuple[MissingPart, ...]:
    """Return what the letter lacks, in its own order; one that lacks anything cannot be signed.

    `contents` by the keys of `PART_WORDS`, blank is lacking. A reason that only repeats the words of the ground is none. That
    information does not exist needs a complete search record. Whether it needs a remedy clause, `remedy_of` says.
    """
    return tuple(_missing(letters()[code], contents, grounds, search))


def _missing(
    law: LetterLaw, contents: Mapping[str, str], grounds: tuple[str, ...], search: SearchRecord | None
) -> Iterator[MissingPart]:
    filled = {key for key, value in contents.items() if value.strip()}
    if contents.get("reason", "").strip(" 。") in {ground(code).text for code in grounds}:
        filled.discard("reason")
    for need in law.needs:
        ways = [way.split("+") for way in need.split("|")]
        if not any(filled.issuperset(way) for way in ways):
            yield _part(ways, filled)
    if law.outcome is not None and not may_give(law.outcome, grounds):
        yield MissingPart(("grounds",), PART_WORDS["grounds"])
    if law.outcome is Outcome.NOT_EXISTING:
        yield from (MissingPart(("search",), words) for words in lacking(search))


def _part(ways: list[list[str]], filled: set[str]) -> MissingPart:
    """Return what is still lacking, in the way that was begun where one was."""
    begun = [way for way in ways if filled & set(way)]
    lacks = [[key for key in way if key not in filled] for way in begun or ways]
    words = "，或者".join("、".join(PART_WORDS[key] for key in way) for way in lacks)
    return MissingPart(tuple(key for way in lacks for key in way), words)


@rule(MODEL_OF_2020, regulations("第36条"), name="机关可以在文书里加的话")
def may_add(words: str) -> Verdict:
    """An organ adds words of its own, but none on the conclusion or on review and suit: those are the law's."""
    if found := LAWS_OWN.search(words):
        return refused(f"“{found[0]}”由条文和救济告知写，这里不能另写。", MODEL_OF_2020, "letter.added")
    return ALLOWED


@rule(court_rules("第10条第二款"), regulations("第32条"), name="哪种文书写救济告知")
def remedy_of(code: str, dated_on: date, grounds: tuple[str, ...] = (), settings: CaseSettings = CaseSettings()) -> RemedyKind:
    """Return the remedy that the letter names: by outcome; none, or by setting review alone, for procedural letters."""
    law = letters()[code]
    if law.outcome is not None:
        return remedy_kind(law.outcome, dated_on, grounds, settings)
    if law.remedy == "third_party":
        return RemedyKind.EITHER
    if law.remedy == "procedural" and getattr(settings, f"{PROCEDURAL[code]}_names_review"):
        return RemedyKind.REVIEW_ONLY
    return RemedyKind.NONE


def locked_sentence(code: str, contents: Mapping[str, str], grounds: tuple[str, ...] = (), *, you: str = YOU) -> str:
    """Return the sentence that the law gives the letter, its places filled from the contents; "____" where one is empty.

    `you` is how the letter addresses whoever gets it; only the law's own words change with it.
    """
    law = letters()[code]
    if law.outcome is not None:
        return conclusion(law.outcome, grounds).replace(YOU, you)
    articles = as_in_a_letter(REGULATIONS, law.citations)
    inside = {key: _inside(words) for key, words in contents.items()}
    return law.sentence.replace(YOU, you).format_map(_Places({**inside, "articles": articles}))


def _inside(words: str) -> str:
    """Return words as they stand within a sentence: one line, without a full stop of their own."""
    return "；".join(line.strip().rstrip("。；;") for line in words.splitlines() if line.strip())


class _Places(dict[str, str]):
    """Parts of a letter, a line for one that is not written yet."""

    def __missing__(self, key: str) -> str:
        return "____"
