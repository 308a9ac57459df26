"""Which events may follow which: what cannot be and what the law does not allow has no timeline."""

from __future__ import annotations

from dataclasses import dataclass, field

from mingbai.statute.cases.correction import ARTICLE_30
from mingbai.statute.cases.extension import EXTENSION, MOST_WORKDAYS
from mingbai.statute.cases.facts import EVENT_WORDS, CaseEvent, CaseFacts, EventKind, UnlawfulTimeline
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.receipt import received_on
from mingbai.statute.citation import Confidence, fee_rules, regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule

ONCE_A_CASE = fee_rules("第3条")
IN_FORCE = fee_rules("（施行日）", Confidence.PRACTICE)
ANSWERS = frozenset({EventKind.THIRD_PARTY_ANSWERED, EventKind.ORGAN_ANSWERED})
LETTERS = frozenset({EventKind.THIRD_PARTY_CONSULTED, EventKind.ORGAN_CONSULTED})


@dataclass(slots=True)
class _Seen:
    """What has happened since the application came, or since it was reopened."""

    kinds: set[EventKind] = field(default_factory=set)
    open_letters: dict[tuple[str, bool], CaseEvent] = field(default_factory=dict)


@rule(regulations("第30条"), regulations("第31条"), EXTENSION, ONCE_A_CASE, IN_FORCE, name="办理经过的次序")
def check(facts: CaseFacts, settings: CaseSettings = CaseSettings()) -> None:
    """Raise UnlawfulTimeline for the first event that is out of order or that the law does not allow there."""
    if facts.confirmed_on is not None and facts.confirmed_on < facts.submitted_on:
        raise UnlawfulTimeline("confirmed_on", "确认之日不能早于提交之日")
    received = received_on(facts.channel, facts.submitted_on, facts.confirmed_on)
    seen, latest = _Seen(), received
    for n, event in enumerate(facts.events):
        key = f"events[{n}]"
        if received is None or latest is None:
            raise UnlawfulTimeline(key, "双方还没有确认，没有收到日，后面的事都不能发生", regulations("第31条"))
        if event.on < received:
            raise UnlawfulTimeline(f"{key}.on", f"{EVENT_WORDS[event.kind]}不能早于收到之日{long_day(received)}")
        if event.on < latest:
            raise UnlawfulTimeline(f"{key}.on", f"{EVENT_WORDS[event.kind]}早于前面一件事，次序不对")
        if EventKind.REPLIED in seen.kinds and event.kind is not EventKind.REOPENED:
            raise UnlawfulTimeline(f"{key}.type", "已经答复，后面不能再有别的事")
        seen = _after(seen, event, key, settings)
        latest = event.on


def _after(seen: _Seen, event: CaseEvent, key: str, settings: CaseSettings) -> _Seen:
    if event.kind is EventKind.REOPENED:
        # After a reply, after an application that lapsed, or where no reply was made at all.
        return _Seen()
    if event.kind in LETTERS:
        _send(seen, event, key)
    elif event.kind in ANSWERS:
        _answer(seen, event, key)
    else:
        _once(seen, event, key, settings)
    seen.kinds.add(event.kind)
    return seen


def _once(seen: _Seen, event: CaseEvent, key: str, settings: CaseSettings) -> None:
    kind = event.kind
    if kind is EventKind.CORRECTION_NOTICED and kind in seen.kinds:
        raise UnlawfulTimeline(f"{key}.type", "补正只能一次性告知", ARTICLE_30)
    if kind is EventKind.CORRECTION_NOTICED and event.workdays < 1:
        raise UnlawfulTimeline(f"{key}.answer_within_workdays", "补正期限至少1个工作日", ARTICLE_30)
    if kind is EventKind.CORRECTION_RECEIVED and (EventKind.CORRECTION_NOTICED not in seen.kinds or kind in seen.kinds):
        raise UnlawfulTimeline(f"{key}.type", "没有告知补正，或者补正已经收到", ARTICLE_30)
    if kind is EventKind.EXTENDED and kind in seen.kinds:
        raise UnlawfulTimeline(f"{key}.type", "答复期限只能延长一次", EXTENSION)
    if kind is EventKind.EXTENDED and not 1 <= event.workdays <= MOST_WORKDAYS:
        raise UnlawfulTimeline(f"{key}.workdays", f"延长的期限是1到{MOST_WORKDAYS}个工作日", EXTENSION)
    if kind is EventKind.DELAYED and (event.until is None or event.until < event.on):
        raise UnlawfulTimeline(f"{key}.until", "延迟答复要写明合理的期限", regulations("第35条"))
    if kind is EventKind.FEE_NOTICED and not event.is_judged and event.on < settings.fees_since:
        raise UnlawfulTimeline(f"{key}.on", f"{long_day(settings.fees_since)}以前没有信息处理费", IN_FORCE)
    if kind is EventKind.FEE_NOTICED and kind in seen.kinds:
        raise UnlawfulTimeline(f"{key}.type", "一件申请只收一次信息处理费", ONCE_A_CASE)
    if kind is EventKind.FEE_PAID and (EventKind.FEE_NOTICED not in seen.kinds or kind in seen.kinds):
        raise UnlawfulTimeline(f"{key}.type", "没有收费通知，或者费用已经缴清", ONCE_A_CASE)


def _send(seen: _Seen, event: CaseEvent, key: str) -> None:
    if not event.party:
        raise UnlawfulTimeline(f"{key}.party", "写明向谁征求意见")
    if event.kind is EventKind.ORGAN_CONSULTED and event.role is None:
        raise UnlawfulTimeline(f"{key}.role", "写明是共同制作机关还是其他机关", regulations("第34条"))
    if event.received_on is not None and event.received_on < event.on:
        raise UnlawfulTimeline(f"{key}.received_on", "征求意见书不能在发出以前收到")
    whom = _whom(event)
    if whom in seen.open_letters:
        raise UnlawfulTimeline(f"{key}.party", f"已经向{event.party}征求意见，对方还没有回复")
    seen.open_letters[whom] = event


def _answer(seen: _Seen, event: CaseEvent, key: str) -> None:
    letter = seen.open_letters.pop(_whom(event), None)
    if letter is None:
        raise UnlawfulTimeline(f"{key}.party", f"没有向{event.party}征求过意见，或者对方已经回复", regulations("第32条"))
    if event.role is not None and event.role is not letter.role:
        raise UnlawfulTimeline(f"{key}.role", "与征求意见时写的不一样")
    if letter.received_on is not None and event.on < letter.received_on:
        raise UnlawfulTimeline(f"{key}.on", "对方不能在收到征求意见书以前回复")


def _whom(event: CaseEvent) -> tuple[str, bool]:
    return event.party, event.kind in (EventKind.THIRD_PARTY_CONSULTED, EventKind.THIRD_PARTY_ANSWERED)
