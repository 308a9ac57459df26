"""How far an entry may be shown: what law, catalogue and chain prescribe, whatever its text says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values import chains as templates
from mingbai.catalogue.values.lines import SPECIAL
from mingbai.entries.values.content import EntryContent
from mingbai.entries.values.findings import CheckFinding, key
from mingbai.privacy.listed import Listed
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Prescribed, Proposed, Range, floor, may_widen

RANGE_CODE = "range"
# So begins the key of a widening among the releases: unlike them it does not mean that persons are named.
WIDENED = "range:"


Step = tuple[str, str]
"""The standard chain and the step that an entry answers; two empty texts for one of no chain."""


def floor_of(step: Step, content: EntryContent, persons: Listed, today: date) -> Proposed:
    """Return the widest range of a draft on a day, by its line or step, by the persons it lists and by the law in force."""
    said = Prescribed() if content.line_id is None else catalogue.prescribed(content.line_id, today)
    if all(step):
        own = templates.prescribed(*step, today)
        said = replace(said, name=said.name or own.name, elements=(*said.elements, *own.elements), step=own.step)
    found = floor(
        said,
        statutory_item=content.statutory_item,
        field=content.field,
        title=titled(content.title, persons),
        has_persons=persons.names_persons,
        on=today,
    )
    is_named = not said.name or said.name in found.reason
    return found if is_named else replace(found, reason=f"“{said.name}”这一项，{found.reason}")


def titled(title: str, persons: Listed) -> str:
    """Return a title with the headings of lists below it: a notice often leaves the word of aid to its attachment."""
    return " ".join((title, *persons.headings))


def of_range(step: Step, content: EntryContent, persons: Listed, today: date) -> Iterator[CheckFinding]:
    """Yield a stop for a range wider than prescribed, else a note where the line names an audience."""
    proposed = floor_of(step, content, persons, today)
    if not may_widen(proposed, Range(content.range)):
        yield too_wide(proposed, content)
    elif content.range == Range.OPEN and content.audience.startswith(SPECIAL):
        yield CheckFinding(
            key=key("audience", content.audience),
            code="audience",
            severity="note",
            title=f"目录的公开对象是{content.audience}，现在给全社会看",
            detail="内容里没有只该这些人看的，可以这样公开；有的，改“给谁看”，或者把那部分拿掉。",
            place="range",
        )


def too_wide(proposed: Proposed, content: EntryContent) -> CheckFinding:
    """Return the stop, which only the secrecy reviewer lifts: for this line, this law and this title."""
    allowed = RANGE_WORDS[proposed.range]
    return CheckFinding(
        key=WIDENED + key(proposed.range, str(proposed.citation), str(content.line_id), content.range, content.title),
        code=RANGE_CODE,
        severity="stop",
        title=f"这一项{allowed}公开，不能给{RANGE_WORDS[Range(content.range)]}看",
        detail=(
            f"{proposed.reason}把“给谁看”改成“{allowed}”；网站上可以另发不含名单的汇总。"
            "确实可以给更多人看的，请本机关的保密审查员写明理由放宽。"
        ),
        source=str(proposed.citation),
        place="range",
    )
