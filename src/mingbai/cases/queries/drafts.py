"""What the reply of a case says and still lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingbai.cases.models import Application, Letter
from mingbai.cases.models.register import CORRECTION_OF_RECORD
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.joint import joined_to
from mingbai.cases.queries.letters import contents_of
from mingbai.cases.queries.path import record_words
from mingbai.cases.queries.search import law_record, search_words
from mingbai.cases.queries.signing import SigningRow, signing
from mingbai.cases.queries.wording import wording
from mingbai.cases.values.intake import applicant_of
from mingbai.core.sealing import open_sealed
from mingbai.core.words import in_china
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.letters import MissingPart, letters, missing
from mingbai.statute.cases.notices import DECIDED_AGAINST, DECISIONS
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.receipt import CHANNEL_WORDS, ReceiptChannel
from mingbai.statute.cases.remedies import lacking_names, remedy_kind
from mingbai.statute.dates import long_day

GROUNDS = "grounds"
BY_SIGNATURE = "（签发时填）"


def parts_of(organ: OrganRow, row: Application, letter: Letter) -> Mapping[str, str]:
    """Return every part of a letter: what its drafter wrote, and what the record fills."""
    said, rule = contents_of(letter), signing(organ)
    record, others = law_record(row), joined_to(row) if letter.is_reply else ()
    own = {
        "organ": organ.name,
        "number": letter.number or BY_SIGNATURE,
        "dated_on": long_day(letter.signed_on) if letter.signed_on else BY_SIGNATURE,
        "addressee": applicant_of(open_sealed(row.applicant)).name,
        "contact": rule.contact,
        "received_on": long_day(row.received_on) if row.received_on else "",
        "channel": CHANNEL_WORDS[ReceiptChannel(row.channel)],
        "subject": _subject(row, others),
        "registered": "、".join(one.number for one in (row, *others)),
        "search": search_words(record) if record else "",
        "closing": "" if letter.signed_on else wording(organ.id, letter.kind),
        # Older letters say nothing else.
        "decision": DECISIONS["public_interest"] if letter.kind == DECIDED_AGAINST else "",
        "correction_result": record_words(row) if row.kind == CORRECTION_OF_RECORD else "",
    }
    return {**own, **{name: words for name, words in said.items() if words.strip() and name != GROUNDS}}


def _subject(row: Application, others: Sequence[Application]) -> str:
    """Return what is sought, with its number where one reply answers several applications."""
    if not others:
        return open_sealed(row.sought)
    return "；".join(f"{one.number}：{open_sealed(one.sought).rstrip('。')}" for one in (row, *others))


def grounds_of(letter: Letter) -> tuple[str, ...]:
    """Return the grounds that a letter names, by their codes."""
    return tuple(contents_of(letter).get(GROUNDS, "").split())


def lacks(organ: OrganRow, row: Application, letter: Letter, parts: Mapping[str, str] | None = None) -> tuple[MissingPart, ...]:
    """Return the parts without which this letter cannot be signed, the names for its clause on review and suit included.

    `parts`: what `parts_of` said of it, where that was read already.
    """
    grounds = grounds_of(letter)
    found = missing(letter.kind, parts or parts_of(organ, row, letter), grounds, law_record(row))
    outcome = letters()[letter.kind].outcome
    names = _lacking_names(signing(organ), outcome, grounds, letter) if outcome else ()
    return (*found, *(MissingPart(("remedy",), words) for words in names))


def _lacking_names(rule: SigningRow, outcome: Outcome, grounds: tuple[str, ...], letter: Letter) -> tuple[str, ...]:
    on = letter.signed_on or in_china(letter.changed_at).date()
    return lacking_names(rule.signatory, remedy_kind(outcome, on, grounds, practice()), on)
