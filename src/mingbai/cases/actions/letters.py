"""The reply of a case: drafted, handed in, checked, sent back or signed, each step by another person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import checks
from mingbai.cases.actions.common import begin, lock_for_work, sealed, settle
from mingbai.cases.actions.limits import ended, reopened
from mingbai.cases.models import Application, Letter, LetterLine
from mingbai.cases.models.letters import LetterState
from mingbai.cases.queries.annexes import ANNEXES, annexes_of, as_part, enclosed_keys
from mingbai.cases.queries.barred import JOINED, complete, ready_to_sign
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.desk import WITHOUT_PATH, handled_case
from mingbai.cases.queries.drafts import GROUNDS, grounds_of, parts_of
from mingbai.cases.queries.joint import joined_to, law_rows
from mingbai.cases.queries.letters import NO_DRAFT, contents_of, drafters, earlier, is_cleared, outcome_of, reply_of
from mingbai.cases.queries.path import path_of_case
from mingbai.cases.queries.signing import signing
from mingbai.cases.queries.staffing import reply_unmanned
from mingbai.cases.queries.wording import wording
from mingbai.core import numbering
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, Stale, require
from mingbai.core.sealing import new_code, seal
from mingbai.core.words import measured
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.clearance import may_clear, needs_clearance
from mingbai.statute.cases.joint import may_join
from mingbai.statute.cases.letters import PART_WORDS, letter_of, may_make
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.remedies import clause, remedy_kind
from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.cases.states import OPEN, CaseAct, CaseState, back_to
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.documents import may_decide
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import refused

LONGEST = 4000
WRONG_KIND = refused("更正记录的申请用更正告知书答复，别的申请不用。", regulations("第41条"), "case.record_letter")


def draft_letter(
    *,
    case_id: int,
    outcome: str,
    parts: Mapping[str, str],
    grounds: tuple[str, ...] = (),
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Draft the reply of this round, or change its draft, and return its key; what it lacks stops only its way on."""
    if outcome not in list(Outcome):
        raise Invalid("选一种答复。", "outcome")
    if unknown := [name for name in parts if name not in PART_WORDS]:
        raise Invalid("文书里没有这一项。", unknown[0])
    if long := [name for name, words in parts.items() if len(words) > LONGEST]:
        raise Invalid(f"{PART_WORDS[long[0]]}最多写{LONGEST}个字。", long[0])
    law = letter_of(Outcome(outcome))
    handled_case(by, case_id)
    enclosed = as_part(annexes_of(case_id, Outcome(outcome)))
    contents = sealed({**parts, ANNEXES: enclosed, GROUNDS: " ".join(grounds)})
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        require(may_make(law.code, CaseState(row.state)))
        if (row.kind == "correction") != (law.outcome is Outcome.RECORD_CORRECTION):
            raise Refused(WRONG_KIND, "outcome")
        letter = reply_of(row)
        if letter is None:
            letter = Letter(organ_id=organ.id, application=row, round=row.round, is_reply=True)
        elif letter.state != LetterState.DRAFT:
            raise Refused(refused("答复稿已经送审。要改，先收回或者退回。", MODEL_OF_2020, "case.draft_submitted"))
        letter.kind, letter.contents, letter.changed_at = law.code, contents, done.at
        if letter.pk is None:
            letter.drafted_by, letter.drafter = done.by.person_id, done.signature
        letter.save()
        add_line(done, letter, "draft")
        settle(done, row, CaseState(row.state))
        done.note("case.letter_drafted", row.subject, {"organ": organ.code, "number": row.number, "letter": law.code})
    return letter.pk


def submit(*, case_id: int, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Hand the draft in with what it encloses by now; refused while a part lacks or the five questions lead elsewhere."""
    drafted = reply_of(handled_case(by, case_id)[0])
    keys = enclosed_keys(case_id)
    enclosed = as_part(annexes_of(case_id, outcome_of(drafted))) if drafted else ""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.SUBMIT, revision)
        if row.joined_to_id is not None:
            raise Refused(JOINED)
        if enclosed_keys(case_id) != keys:
            raise Stale.of("这件申请的材料")
        organ, letter = _complete(row)
        _follows_the_path(row, letter, done)
        if said := reply_unmanned(organ, outcome_of(letter), {*drafters(letter), by.person_id}, done.today):
            raise Refused(refused(f"现在不能送审。{said}", MODEL_OF_2020, "case.unmanned"))
        if joined := joined_to(row):
            require(may_join(law_rows((row, *joined)), done.today))
        checks.open_year(row.organ_id, row.closed_on if row.round == 1 else None)
        letter.contents = sealed({**contents_of(letter), ANNEXES: enclosed})
        move_letter(done, letter, LetterState.APPROVING, "submit")
        settle(done, row, move.to, *reopened(row))
        done.note(move.event, row.subject, {"organ": organ.code, "number": row.number, "letter": letter.kind})


def take_back(*, case_id: int, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Take the draft back to change it."""
    _back(case_id=case_id, act=CaseAct.TAKE_BACK, opinion="", revision=revision, by=by, at=at)


def send_back(*, case_id: int, opinion: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Return the draft to its drafter with what has to change."""
    why = measured(opinion, "opinion", "哪里要改、怎么改")
    _back(case_id=case_id, act=CaseAct.RETURN, opinion=why, revision=revision, by=by, at=at)


def check(*, case_id: int, opinion: str = "", revision: int | None = None, by: Acting, at: datetime) -> None:
    """Pass the draft on to the signature; not by anybody who wrote any of it."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.CHECK, revision)
        organ, letter = _complete(row)
        require(may_decide(done.by.person_id, drafters(letter), earlier(letter)))
        move_letter(done, letter, LetterState.CHECKED, "check", opinion)
        if done.by.kind == PostKind.SECRECY_REVIEWER and needs_clearance(outcome_of(letter)):
            # Written down at once: who checks replies may be another post tomorrow.
            add_line(done, letter, "clear", opinion)
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": organ.code, "number": row.number, "letter": letter.kind})


def clear(*, case_id: int, opinion: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Record the opinion of the secrecy review on what the reply gives; not by anybody who wrote any of it or checked it."""
    said = measured(opinion, "opinion", "审查意见：审查了什么、能不能提供", 2)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.CLEAR, revision)
        organ, letter = _complete(row)
        require(may_clear(outcome_of(letter), is_cleared=is_cleared(letter)))
        require(may_decide(done.by.person_id, drafters(letter), earlier(letter)))
        move_letter(done, letter, LetterState.CHECKED, "clear", said)
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": organ.code, "number": row.number, "letter": letter.kind})


def sign(*, case_id: int, opinion: str = "", revision: int | None = None, by: Acting, at: datetime) -> str:
    """Sign the reply and return its number; from now on what it says, its clause on review and suit included, stands."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.SIGN, revision)
        require(ready_to_sign(row, reply_of(row)))
        organ, letter = _complete(row)
        require(may_decide(done.by.person_id, drafters(letter), earlier(letter)))
        letter.number, letter.signed_on = free_letter_number(organ, done.today.year), done.today
        letter.check_code = new_code()
        letter.signed_by, letter.signer = done.by.person_id, done.signature
        rule, grounds = signing(organ), grounds_of(letter)
        kind = remedy_kind(outcome_of(letter), done.today, grounds, practice())
        word = letter_of(outcome_of(letter)).word
        remedy = clause(kind, rule.signatory, done.today, letter=word, online_channel=rule.online_channel)
        letter.signs_as = rule.signatory.signed_by.value
        said = {
            **parts_of(organ, row, letter),
            "remedy": remedy.text,
            "closing": wording(organ.id, letter.kind),
            GROUNDS: " ".join(grounds),
        }
        letter.contents = sealed(said)
        move_letter(done, letter, LetterState.SIGNED, "sign", opinion)
        done.bind("letter", letter.pk)
        settle(done, row, move.to)
        said_of = {"organ": organ.code, "number": row.number, "letter": letter.kind, "document_number": letter.number}
        done.note(move.event, row.subject, said_of)
    return letter.number


def free_letter_number(organ: OrganRow, year: int) -> str:
    """Return the next number of the organ's letters (公开〔2026〕1号), in the caller's act: without gaps or reuse."""
    # The word is the same for many organs, so the series and its texts carry the organ's code.
    text = numbering.next_number(
        series=f"letter:{organ.code}:{year}",
        template=f"{organ.code}:letter:{practice().case_number_word}〔{year}〕{{n}}号",
        subject=f"letters:{organ.code}",
    )
    return text.removeprefix(f"{organ.code}:letter:")


def _back(*, case_id: int, act: CaseAct, opinion: str, revision: int | None, by: Acting, at: datetime) -> None:
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, act, revision)
        letter = reply_of(row)
        if letter is None:
            raise Refused(NO_DRAFT)
        move_letter(done, letter, LetterState.DRAFT, act.value, opinion)
        to = back_to(outcome_of(letter))
        if to not in OPEN:
            # What was given up stays so until the correction or the payment comes after all.
            ended(row, outcome_of(letter), done.today)
        settle(done, row, to, "outcome", "closed_on")
        done.note(move.event, row.subject, {"organ": row.organ.code, "number": row.number, "letter": letter.kind})


def _complete(row: Application) -> tuple[OrganRow, Letter]:
    """Return the reply once nothing is missing in it; raise Refused that names every part that is."""
    organ, letter = organs.organ_by_id(row.organ_id), reply_of(row)
    if letter is None:
        raise Refused(NO_DRAFT)
    require(complete(organ, row))
    return organ, letter


def _follows_the_path(row: Application, letter: Letter, done: Doing) -> None:
    """Raise Refused unless the five questions lead to this reply; nobody walks them for what was not paid or not corrected."""
    outcome = outcome_of(letter)
    if WITHOUT_PATH.get(CaseState(row.state)) is outcome:
        return
    end = path_of_case(row, done.today).end
    if end.outcome is not outcome:
        said = "五问的回答还没有走到这种答复。先答完五问，或者改答复的种类。"
        raise Refused(refused(said, MODEL_OF_2020, "case.path_elsewhere"), "outcome")


def move_letter(done: Doing, letter: Letter, to: LetterState, act: str, opinion: str = "") -> None:
    """Take a letter to a state in the caller's act, with the line of the approval sheet that says who did."""
    letter.state, letter.changed_at = to.value, done.at
    letter.save()
    add_line(done, letter, act, opinion)


def add_line(done: Doing, letter: Letter, act: str, opinion: str = "") -> None:
    """Write a line of the approval sheet in the caller's act."""
    LetterLine.objects.create(
        letter=letter,
        act=act,
        opinion=seal(opinion.strip()[:500]),
        person_id=done.by.person_id,
        decided_by=done.signature,
        decided_at=done.at,
    )
