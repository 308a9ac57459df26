"""What the page of an application shows of its handling: the five questions, searches, tasks, letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mingbai.accounts import policies
from mingbai.cases.actions.handling import SEARCH_PARTS
from mingbai.cases.queries import desk as desks
from mingbai.cases.queries.lessons import lessons_at
from mingbai.cases.queries.notices import notices_to_know
from mingbai.cases.values.lessons import LessonRow
from mingbai.cases.values.rows import LetterRow, WorkCase
from mingbai.core.words import day
from mingbai.statute.cases.facts import ServiceMode
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.path import may_answer, questions
from mingbai.statute.cases.service import SERVICE_WORDS
from mingbai.statute.cases.states import OPEN, CaseState
from mingbai.statute.posts import PostKind
from mingbai.workspace.cases.path.shown import choosable, leads_to, open_form, path_rows
from mingbai.workspace.frame import StaffRequest

LETTER_WORDS = {
    "draft": ("草稿", "half"),
    "approving": ("送审", "half"),
    "checked": ("等签发", "half"),
    "signed": ("等送达", "soon"),
    "served": ("已送达", "done"),
    "cancelled": ("作废", "none"),
}


@dataclass(frozen=True, slots=True)
class ListedLetter:
    """One letter in the list: its title, what became of it, and its state."""

    id: int
    title: str
    said: str
    state: str
    tag: str
    is_reply: bool
    arrival: str
    may_arrive: bool
    code: str
    is_on_its_way: bool
    is_back: bool


def handling_of(request: StaffRequest, found: WorkCase) -> dict[str, Any]:
    """Return what the page needs; nothing where the register alone holds the case, or the key is not there."""
    if not found.row.channel or found.trouble:
        return {"path": (), "letters": (), "notices": (), "works": False}
    desk = desks.desk(by=request.acting, case_id=found.row.id, on=request.today)
    works = policies.may_work_for(request.acting, found.organ) and found.row.state in OPEN
    form = open_form(desk.path) if works and found.row.state == CaseState.HANDLING else None
    return {
        "path": path_rows(found, desk.path),
        "lessons": _lessons(request, found, desk.path.end.question) if form else (),
        "leads_to": leads_to(desk.path),
        "answers": choosable(desk.path.offered, "") if form else (),
        "reason": form.views()[1] if form else None,
        "opinions": desk.path.opinions,
        "has_reply": desk.outcome is not None or found.reply is not None,
        "search_lacks": desk.search_lacks,
        "search_parts": {name: words for name, (words, _) in SEARCH_PARTS.items()},
        "letters": tuple(letter_line(one) for one in found.letters),
        "notices": tuple((code, letters()[code].title) for code in found.optional) if works else (),
        "works": works,
        "to_know": works and _is_to_know(request, found),
        "may_answer": works and may_answer(found.row.state).allowed,
    }


def _lessons(request: StaffRequest, found: WorkCase, question: int) -> tuple[LessonRow, ...]:
    """Return what went wrong before at the question that is open."""
    step = questions()[question - 1].key
    return lessons_at(by=request.acting, organ_id=found.organ.id, step=step)


def _is_to_know(request: StaffRequest, found: WorkCase) -> bool:
    """Return whether this head has letters of the case to take note of."""
    is_head = request.acting.kind == PostKind.SECTION_HEAD
    return is_head and any(one.case_id == found.row.id for one in notices_to_know(by=request.acting))


def letter_line(one: LetterRow) -> ListedLetter:
    """Return a letter as the list shows it."""
    law = letters()[one.kind]
    title = f"{law.title}（{law.name}）" if one.is_reply and law.name != law.title else law.title
    served = f"{day(one.sent_on)}，{SERVICE_WORDS[ServiceMode(one.service)]}" if one.sent_on else ""
    state, tag = LETTER_WORDS[one.state]
    said = "，".join(part for part in (one.number, served) if part)
    is_open = bool(one.sent_on) and one.served_on is None
    is_own = not one.is_reply
    return ListedLetter(
        one.id,
        title,
        said,
        "退回修改" if is_own and one.state == "draft" else state,
        tag,
        one.is_reply,
        arrival(one),
        is_open,
        one.kind,
        is_own and one.state in ("approving", "checked", "signed"),
        is_own and one.state == "draft",
    )


def arrival(one: LetterRow) -> str:
    """Say when a letter arrived, and until when review may be asked for."""
    if one.served_on is None:
        return f"{day(one.returned_on)}退回，要另行送达。" if one.returned_on else ""
    until = f"，复议可以申请到{day(one.review_by)}" if one.review_by else ""
    return f"{day(one.served_on)}签收{until}。"
