"""The slip as the value object from which its files are rendered."""

from __future__ import annotations

from mingbai.documents.values import OpinionRow, WorkDocument
from mingbai.rendering.casepaper.value import Signed
from mingbai.rendering.slip.value import SlipDocument
from mingbai.statute.disclosure.attributes import Attribute, Origin
from mingbai.statute.disclosure.documents import CHECKS, SlipAct, SlipState
from mingbai.workspace.documents.words import KIND_WORDS, STEP_NAMES, competition_words, ground_words, origin_words

DONE = frozenset({SlipAct.PASS, SlipAct.SIGN})


def printed(found: WorkDocument) -> SlipDocument:
    """Return everything on the slip as it stands now, with the opinions of the last round only."""
    slip, decided = found.slip, found.decided
    is_open = decided.attribute is Attribute.OPEN
    return SlipDocument(
        organ_name=found.organ.name,
        title=slip.title,
        kind=slip.kind,
        drafter=found.drafter,
        drafted_on=found.created_at.date(),
        document_number=found.document_number,
        is_policy=slip.is_policy,
        normative=KIND_WORDS[slip.normative_kind],
        origin=Origin(slip.origin),
        origin_words=origin_words(found),
        proposed=slip.proposal.attribute,
        reason=slip.reason,
        ground=ground_words(slip.ground),
        decided=decided.attribute,
        decided_reason="" if is_open else "\n".join(x for x in (decided.reason, ground_words(decided.ground)) if x),
        text_name=found.main.name if found.main else "",
        annexes=tuple(one.name for one in found.annexes),
        competition=competition_words(slip) if slip.competition else "",
        interpretation="；".join(x for x in (slip.interpretation_title, slip.interpretation_plan) if x) if slip.is_policy else "",
        in_force_on=slip.in_force_on,
        valid_until=slip.valid_until,
        steps=_steps(found),
        signed_on=found.signed_on,
        publish_by=found.publish_by,
    )


def _steps(found: WorkDocument) -> tuple[Signed, ...]:
    last = {one.state: one for one in found.opinions if one.round == found.round and one.act in DONE}
    shown = [state for state in CHECKS if state is not SlipState.DISCLOSURE_CHECK or _is_seen_first(found, last)]
    return tuple(_step(state, last.get(state), found.organ.name) for state in shown)


def _is_seen_first(found: WorkDocument, last: dict[SlipState, OpinionRow]) -> bool:
    """Return whether the slip has gone to the disclosure office, for a decision or waiting for one."""
    return SlipState.DISCLOSURE_CHECK in last or found.state is SlipState.DISCLOSURE_CHECK


def _step(state: SlipState, row: OpinionRow | None, organ: str) -> Signed:
    if row is None:
        return Signed(STEP_NAMES[state])
    return Signed(STEP_NAMES[state], row.opinion, row.decided_by.removeprefix(organ).strip(), row.decided_at)
