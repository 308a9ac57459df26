"""What whoever writes a letter of a case has before them: where the five questions lead, what the letter says and lacks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from mingbai.accounts.policies import acts_of
from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, Letter, LetterLine
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.drafts import grounds_of, lacks, parts_of
from mingbai.cases.queries.letters import contents_of, letters_about, reply_of
from mingbai.cases.queries.notices import known_parts, returned_draft, to_send
from mingbai.cases.queries.path import CasePath, opinions_said, path_facts, path_of_case
from mingbai.cases.queries.search import law_record
from mingbai.cases.queries.signing import SigningRow, signing
from mingbai.cases.values.draft import NATURAL
from mingbai.cases.values.rows import LetterRow
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import open_sealed, seal
from mingbai.core.words import CHINA, in_china
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.letters import MissingPart, letter_of, letters, may_make, remedy_of
from mingbai.statute.cases.notice_order import NoticeAct, may_issue_alone, notice_moves
from mingbai.statute.cases.outcomes import Outcome, may_give
from mingbai.statute.cases.path import PathAnswer, offered
from mingbai.statute.cases.remedies import RemedyKind, clause, lacking_names
from mingbai.statute.cases.search_record import lacking
from mingbai.statute.cases.states import CaseState
from mingbai.statute.verdict import Verdict

# These end a case without the five questions.
WITHOUT_PATH = {CaseState.FEE_LAPSED: Outcome.FEE_UNPAID, CaseState.ABANDONED: Outcome.NOT_CORRECTED}


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter as its sheet needs it: every part, those of the record included; `remedy` is empty while names for it lack."""

    code: str
    parts: Mapping[str, str]
    grounds: tuple[str, ...]
    lacks: tuple[MissingPart, ...]
    remedy: str
    number: str
    signed_on: date | None
    changed_on: date
    signs_as: str
    is_organisation: bool
    check_code: str


@dataclass(frozen=True, slots=True)
class CaseDesk:
    """Where the path of a case stands, what its search record lacks, and its reply; None while the path leads to none."""

    path: CasePath
    search_lacks: tuple[str, ...]
    outcome: Outcome | None
    reply: LetterDraft | None


def desk(*, by: Acting, case_id: int, on: date) -> CaseDesk:
    """Return what the writer of the reply needs; raise NotVisible for anyone who does not handle the case."""
    row, organ = handled_case(by, case_id)
    path = path_of_case(row, on)
    letter = reply_of(row)
    outcome = WITHOUT_PATH.get(CaseState(row.state), path.end.outcome)
    if letter is not None and (letter.state != "draft" or outcome is None):
        outcome = letters()[letter.kind].outcome
    if outcome is not None and (letter is None or letters()[letter.kind].outcome is not outcome):
        kept = letter.contents if letter is not None else ""
        letter = _blank(row, letter_of(outcome).code, _noon(on))
        letter.contents = kept
    draft = draft_of(organ, row, letter, on) if letter is not None else None
    return CaseDesk(path, lacking(law_record(row)), outcome, draft)


def answers_to(*, by: Acting, case_id: int, number: int, on: date) -> tuple[PathAnswer, ...]:
    """Return the answers to one question that are lawful on the record today."""
    row, _ = handled_case(by, case_id)
    return offered(number, path_facts(row, on))


def opinions_for(*, by: Acting, case_id: int, on: date) -> tuple[str, ...]:
    """Return what those who were asked answered, for the question whether the information is given."""
    row, _ = handled_case(by, case_id)
    return opinions_said(row, on)


def signing_for(*, by: Acting, organ: OrganRow) -> SigningRow:
    """Return who answers for the organ of this person."""
    return signing(handled_organ(by, organ.id))


def drafts_of(*, by: Acting, case_id: int, on: date) -> Mapping[int, LetterDraft]:
    """Return every letter of a case as its sheet needs it, by key."""
    row, organ = handled_case(by, case_id)
    return {one.pk: draft_of(organ, one.application, one, on) for one in letters_about(row.pk).order_by("id")}


def notice_draft(*, by: Acting, case_id: int, code: str, on: date, known: Mapping[str, str]) -> LetterDraft:
    """Return a procedural letter before anything is written: what the record fills, and what is still to be written."""
    row, organ = handled_case(by, case_id)
    letter = _blank(row, code, _noon(on))
    letter.contents = seal(json.dumps(known)) if known else ""
    return draft_of(organ, row, letter, on)


@dataclass(frozen=True, slots=True)
class NoticeBegun:
    """A procedural letter as its writer finds it.

    `may`: whether the case calls for it or allows it. `alone`: whether this person signs it too. `parts`: all that is known of
    it; `written` what was written before it was returned, over what the record says. `why_back`: why it was returned.
    """

    may: Verdict
    alone: Verdict
    parts: Mapping[str, str]
    written: Mapping[str, str]
    why_back: str


def notice_begun(*, by: Acting, case_id: int, code: str, on: date) -> NoticeBegun:
    """Return a procedural letter as its writer finds it; what the step does not fix may be changed."""
    row, _ = handled_case(by, case_id)
    draft = returned_draft(row, code)
    key = draft.pk if draft else None
    known = known_parts(row, code, on, key)
    may = to_send(row, code, key)[0] and may_make(code, CaseState(row.state))
    back = LetterLine.objects.filter(letter=draft, act="return").order_by("id").last() if draft else None
    return NoticeBegun(
        may=may,
        alone=may_issue_alone(code, by.kind, practice()),
        parts=known,
        written={**known, **(contents_of(draft) if draft else {})},
        why_back=open_sealed(back.opinion) if back else "",
    )


def notice_acts(*, by: Acting, organ: OrganRow, letter: LetterRow) -> frozenset[NoticeAct]:
    """Return the steps of a procedural letter that state and post allow this person."""
    return acts_of(by, organ, letter.state, notice_moves(letter.kind, practice()))


def handled_case(by: Acting, case_id: int) -> tuple[Application, OrganRow]:
    """Return a case that came by a channel, with its organ; raise NotVisible for anyone who does not handle it."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).exclude(channel="").first()
    if row is None:
        raise NotVisible(str(case_id))
    return row, handled_organ(by, row.organ_id)


def _blank(row: Application, code: str, at: datetime) -> Letter:
    is_reply = letters()[code].outcome is not None
    return Letter(organ_id=row.organ_id, application=row, round=row.round, kind=code, is_reply=is_reply, changed_at=at)


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(12), CHINA)


def draft_of(organ: OrganRow, row: Application, letter: Letter, on: date) -> LetterDraft:
    """Return a letter as its sheet needs it; a signed one keeps the clause that it was signed with."""
    parts, grounds = dict(parts_of(organ, row, letter)), grounds_of(letter)
    return LetterDraft(
        code=letter.kind,
        parts=parts,
        grounds=grounds,
        lacks=lacks(organ, row, letter, parts),
        remedy=parts.pop("remedy", "") or ("" if letter.signed_on else _remedy(organ, letter, grounds, on)),
        number=letter.number or "",
        signed_on=letter.signed_on,
        changed_on=in_china(letter.changed_at).date(),
        signs_as=letter.signs_as or signing(organ).signatory.signed_by.value,
        is_organisation=row.applicant_kind != NATURAL,
        check_code=letter.check_code,
    )


def _remedy(organ: OrganRow, letter: Letter, grounds: tuple[str, ...], on: date) -> str:
    """Return the clause as a signature today would write it; empty while a name for it or the ground it follows is missing."""
    rule, law = signing(organ), letters()[letter.kind]
    if law.outcome is not None and not may_give(law.outcome, grounds):
        return ""
    kind = remedy_of(letter.kind, on, grounds, practice())
    if kind is RemedyKind.NONE or lacking_names(rule.signatory, kind, on):
        return ""
    return clause(kind, rule.signatory, on, letter=law.word, online_channel=rule.online_channel).text
