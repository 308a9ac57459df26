"""The single value object from which both files of a slip are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.rendering.casepaper.value import Signed
from mingbai.statute.disclosure.attributes import Attribute, Origin


@dataclass(frozen=True, slots=True)
class SlipDocument:
    """Everything on the slip; equal documents give equal bytes.

    `proposed` is what the drafter proposed, with its reason and ground in words, `decided` what the signer decided. `annexes`
    are file names; `publish_by` is the last day to publish an open document.
    """

    organ_name: str
    title: str
    kind: str
    drafter: str
    drafted_on: date
    document_number: str = ""
    is_policy: bool = False
    normative: str = ""
    origin: Origin = Origin.OWN
    origin_words: str = ""
    proposed: Attribute | None = None
    reason: str = ""
    ground: str = ""
    decided: Attribute | None = None
    decided_reason: str = ""
    text_name: str = ""
    annexes: tuple[str, ...] = ()
    competition: str = ""
    interpretation: str = ""
    in_force_on: date | None = None
    valid_until: date | None = None
    steps: tuple[Signed, ...] = ()
    signed_on: date | None = None
    publish_by: date | None = None
