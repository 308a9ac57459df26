"""The texts of a new draft, drawn from the records."""

from __future__ import annotations

from mingbai.annual_report.values import Counted
from mingbai.core import public
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report import wording


def default_sections(organ: OrganRow, found: Counted, year: int) -> tuple[str, ...]:
    """Return the six texts with their figures as tokens."""
    facts = wording.WordingFacts(
        organ_name=organ.name,
        organ_level=organ.level,
        year=year,
        form=found.form,
        figures=found.figures,
        channels=tuple((channel.key, channel.label) for channel in found.channels),
        site_name=public.site().name,
        office=organ.office,
        address=organ.address,
        telephone=organ.telephone,
    )
    return wording.default_sections(facts)
