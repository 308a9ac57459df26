"""What still stands in a slip's way, each with its rule and the field to correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mingbai.documents.values.rows import DocumentFileRow, MissingField, WorkDocument
from mingbai.documents.values.slip import Slip
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.disclosure.attributes import (
    FOLLOWING,
    Attribute,
    Origin,
    annexes,
    follows,
    interpretation,
    proposal,
)
from mingbai.statute.disclosure.competition import competition_review
from mingbai.statute.disclosure.documents import CHECKING, SlipState
from mingbai.statute.verdict import ALLOWED, Verdict, refused


def missing(found: WorkDocument, on: date) -> tuple[MissingField, ...]:
    """Return what still stands in a slip's way on a day; nothing once it is signed or discarded."""
    return lacks(found.slip, found.files, on) if found.state not in {SlipState.SIGNED, SlipState.DISCARDED} else ()


def lacks(slip: Slip, files: Sequence[DocumentFileRow], on: date) -> tuple[MissingField, ...]:
    """Return everything to correct before the slip goes on, each with its rule."""
    # Files that must not reach the public.
    marked = [one.name for one in files if one.marked]
    has_text = bool(slip.body or any(one.is_main for one in files))
    proposed, origin = slip.proposal, Origin(slip.origin)
    explained = (slip.interpretation_plan, slip.interpretation_title, slip.interpretation_body)
    found = (
        ("attribute", proposal(proposed)),
        ("original", follows(origin, proposed.attribute, slip.original_attribute)),
        ("from_organ", _said(origin in FOLLOWING and not slip.from_organ, "写明原件或者主办机关是谁。", CHECKING)),
        ("partners", _said(origin in {Origin.JOINT, Origin.JOINT_LEAD} and not slip.partners, "写明和谁联合发文。", CHECKING)),
        ("body", _said(not has_text, "没有正文：写上正文，或者上传正文文件。", CHECKING)),
        ("statutory_item", _statutory_item(slip)),
        ("valid_until", _days(slip)),
        ("files", annexes(proposed.attribute, marked)),
        ("competition", competition_review(slip.is_measure, slip.competition, slip.competition_conclusion, on)),
        ("interpretation_plan", interpretation(slip.is_policy, proposed.attribute, *explained)),
    )
    return tuple(MissingField(verdict, field) for field, verdict in found if not verdict)


def _statutory_item(slip: Slip) -> Verdict:
    is_lacking = slip.attribute == Attribute.OPEN and not slip.statutory_item
    return _said(is_lacking, "主动公开的，选明是条例第20、21条的哪一项，签发后才知道公开在哪里。", regulations("第20条"))


def _days(slip: Slip) -> Verdict:
    is_wrong = slip.in_force_on is not None and slip.valid_until is not None and slip.valid_until < slip.in_force_on
    return _said(is_wrong, "有效期截止日早于施行日期，请核对。", CHECKING)


def _said(is_missing: bool, sentence: str, source: Citation) -> Verdict:
    return refused(sentence, source, "document.missing") if is_missing else ALLOWED
