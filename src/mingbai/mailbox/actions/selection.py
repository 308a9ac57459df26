"""Showing a question with its answer to everybody: proposed by one person without anybody's name, released by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale, require
from mingbai.core.screen import screen
from mingbai.core.words import one_line, trimmed_lines
from mingbai.mailbox import policies
from mingbai.mailbox.actions.common import lock, opened
from mingbai.mailbox.checks import for_lists, name_nobody
from mingbai.mailbox.models import Message, Selection
from mingbai.mailbox.values import ANSWER_LONGEST, LONGEST
from mingbai.organs.queries import OrganRow
from mingbai.statute.mailbox.answers import CONSENT, Showing, ShowingAct, may_propose, may_release
from mingbai.statute.mailbox.states import MessageState
from mingbai.statute.moves import Move
from mingbai.statute.posts import WORKERS
from mingbai.statute.verdict import refused


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with its answer as everybody may read them."""

    title: str
    question: str
    answer: str


def propose(*, message_id: int, pair: Pair, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Propose an answered message whose sender agreed, for everybody to read; also anew, once declined or taken down."""
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, message_id)
        if by.kind not in WORKERS:
            raise Refused(refused("选登由经办或者科室负责人提出。", CONSENT, "selection.owner.propose"))
        require(may_propose(is_answered=row.state == MessageState.ANSWERED, has_consent=row.may_publish))
        kept = _checked(done, row, pair)
        chosen = Selection.objects.select_for_update().filter(message=row).first()
        if chosen is None:
            chosen = Selection(message=row, organ_id=row.organ_id)
        else:
            _fresh(chosen, revision)
            policies.showing_step(by, organ, chosen.state, ShowingAct.PROPOSE)
        chosen.title, chosen.question, chosen.answer = kept.title, kept.question, kept.answer
        chosen.state, chosen.reason = Showing.PROPOSED.value, ""
        chosen.proposed_by_id, chosen.proposer = by.person_id, done.signature
        chosen.released_by_id, chosen.releaser = None, ""
        _settle(done, organ, row, chosen, "selection.proposed")


def release(*, message_id: int, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Let everybody read a proposed pair, by another person than proposed it; both texts are looked through once more."""
    with open_act(by=by, at=at) as done:
        organ, row, chosen, move = _begin(done, message_id, ShowingAct.RELEASE, revision)
        require(may_release(is_proposer=chosen.proposed_by_id == by.person_id))
        _checked(done, row, Pair(chosen.title, chosen.question, chosen.answer))
        chosen.state, chosen.shown_at = move.to.value, at
        chosen.released_by_id, chosen.releaser = by.person_id, done.signature
        _settle(done, organ, row, chosen, move.event)
        public.touch(organ.code, f"mail:{organ.code}")


def decline(*, message_id: int, reason: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Decline to show a proposed pair, with the reason."""
    with open_act(by=by, at=at) as done:
        organ, row, chosen, move = _begin(done, message_id, ShowingAct.DECLINE, revision)
        chosen.state, chosen.reason = move.to.value, _reason(done, row, reason)
        _settle(done, organ, row, chosen, move.event)


def take_down(*, message_id: int, reason: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Take a pair away from the public, with the reason."""
    with open_act(by=by, at=at) as done:
        organ, row, chosen, move = _begin(done, message_id, ShowingAct.TAKE_DOWN, revision)
        chosen.state, chosen.reason = move.to.value, _reason(done, row, reason)
        _settle(done, organ, row, chosen, move.event)
        public.touch(organ.code, f"mail:{organ.code}", is_withdrawal=True)


def _begin(
    done: Doing, message_id: int, act: ShowingAct, revision: int | None
) -> tuple[OrganRow, Message, Selection, Move[Showing, ShowingAct]]:
    organ, row = lock(done, message_id)
    chosen = Selection.objects.select_for_update().filter(message=row).first()
    if chosen is None:
        raise NotVisible(str(message_id))
    _fresh(chosen, revision)
    return organ, row, chosen, policies.showing_step(done.by, organ, chosen.state, act)


def _fresh(chosen: Selection, revision: int | None) -> None:
    if revision is not None and revision != chosen.revision:
        raise Stale.of("这件选登")


def _checked(done: Doing, row: Message, pair: Pair) -> Pair:
    """Return the pair trimmed; raise Refused where it says what must not be published, or who wrote."""
    title = one_line(pair.title, "标题", "title", 60)
    question = _text(pair.question, "来信", "question", LONGEST["text"][1])
    answer = _text(pair.answer, "答复", "answer", ANSWER_LONGEST)
    fields = {"标题": "title", "来信": "question", "答复": "answer"}
    texts = {"标题": title, "来信": question, "答复": answer}
    screen(texts, done.today, fields=fields)
    name_nobody(opened(row), {what: (fields[what], text) for what, text in texts.items()})
    return Pair(title, question, answer)


def _reason(done: Doing, row: Message, reason: str) -> str:
    return for_lists(opened(row), reason, "理由", field="reason", longest=200, on=done.today)


def _text(text: str, what: str, field: str, longest: int) -> str:
    kept = trimmed_lines(text)
    if not 1 <= len(kept) <= longest:
        raise Invalid(f"{what}写1到{longest}个字。", field)
    return kept


def _settle(done: Doing, organ: OrganRow, row: Message, chosen: Selection, event: str) -> None:
    chosen.changed_at, chosen.revision = done.at, chosen.revision + 1
    chosen.save()
    done.bind("selection", chosen.pk)
    done.note(event, row.subject, {"organ": organ.code, "number": row.number, "title": chosen.title, "reason": chosen.reason})
