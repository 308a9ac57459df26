"""Who takes the steps of a reply, and whether the organ has somebody for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import F

from mingbai.accounts.queries import holders_of
from mingbai.cases.models import Letter, LetterLine
from mingbai.cases.models.letters import LetterState
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.letters import Lines, deciders, has_clearance, outcome_of, writers
from mingbai.cases.values.rows import CaseRow, LetterRow, WorkCase
from mingbai.entries.queries.reviewers import Awaited, Holders, lacking, waits_at, with_whom_to_ask
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.states import ACT_WORDS, LEADER, REVIEWER, CaseAct
from mingbai.statute.disclosure.review import unfilled
from mingbai.statute.posts import PostKind

HANDED_IN = (LetterState.APPROVING, LetterState.CHECKED)


def reply_unmanned(organ: OrganRow, outcome: Outcome, wrote: Collection[int], on: date) -> str:
    """Name the posts without which nobody could check or sign what these people wrote; "" when none is missing."""
    found = holders_of(organ.id, on)
    posts = reply_posts(outcome)
    able = {act: [one.person_id for one in found if one.kind in kinds] for act, kinds in posts.items()}
    missing = unfilled(tuple(posts), able, wrote)
    if not missing:
        return ""
    return lacking(organ, {_step(act): posts[act] for act in missing}, found, wrote, on=on, what="这份答复")


def reply_posts(outcome: Outcome) -> Mapping[CaseAct, tuple[PostKind, ...]]:
    """Return the posts of which one takes each step; a secrecy reviewer who checks a reply clears it at once."""
    checks = practice().legal_check_by
    clears = needs_clearance(outcome) and checks != PostKind.SECRECY_REVIEWER
    return {
        CaseAct.CHECK: (checks,),
        **({CaseAct.CLEAR: REVIEWER} if clears else {}),
        CaseAct.SIGN: LEADER,
    }


def awaited_replies(rows: Sequence[CaseRow], found: Holders) -> Mapping[int, Awaited]:
    """Return for whom the replies to these cases of one organ wait that were handed in, by case, in three queries."""
    of_round = Letter.objects.filter(application_id__in=[row.id for row in rows], round=F("application__round"), is_reply=True)
    replies = list(of_round.filter(state__in=HANDED_IN).only("id", "application_id", "kind", "state", "drafted_by"))
    lines: dict[int, list[tuple[str, int]]] = {one.pk: [] for one in replies}
    written = LetterLine.objects.filter(letter_id__in=list(lines)).order_by("id")
    for letter, act, person in written.values_list("letter_id", "act", "person_id"):
        lines[letter].append((act, person))
    if not replies:
        return {}
    settings = practice()
    return {one.application_id: _awaited(one, lines[one.pk], found, settings) for one in replies}


def awaited_reply(case: WorkCase, on: date) -> Awaited | None:
    """Return for whom a reply waits that was handed in and, where nobody can take it up, whom to ask; None for any other."""
    reply = case.reply
    if reply is None or reply.state not in HANDED_IN:
        return None
    lines = [(one.act, one.person_id) for one in reply.lines]
    whose = _awaited(reply, lines, holders_of(case.organ.id, on), practice())
    return with_whom_to_ask(whose, case.organ.id, on)


def _awaited(letter: Letter | LetterRow, lines: Lines, found: Holders, settings: CaseSettings) -> Awaited:
    """Return who takes the next step of a reply: nobody who wrote any of it or took a step of it before."""
    if letter.state == LetterState.APPROVING:
        act, posts = CaseAct.CHECK, (settings.legal_check_by,)
    elif needs_clearance(outcome_of(letter)) and not has_clearance(lines):
        act, posts = CaseAct.CLEAR, REVIEWER
    else:
        act, posts = CaseAct.SIGN, LEADER
    return waits_at(_step(act), posts, found, {letter.drafted_by, *writers(lines), *deciders(lines)})


def _step(act: CaseAct) -> str:
    return ACT_WORDS[act].removesuffix("通过")
