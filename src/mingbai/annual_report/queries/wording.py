"""The texts of a new draft, drawn from the records."""

from __future__ import annotations

from mingbai.annual_report.values import Counted
from mingbai.core import public
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report import wording
from mingbai.statute.annual_report.overall import gaps
from mingbai.statute.annual_report.written import Gap, WordingFacts, YearRecords


def default_sections(organ: OrganRow, found: Counted, year: int, records: YearRecords | None = None) -> tuple[str, ...]:
    """Return the six texts with their figures as tokens; without `records` only what the figures say."""
    return wording.default_sections(_facts(organ, found, year, records or YearRecords()))


def questions(organ: OrganRow, found: Counted, year: int, records: YearRecords) -> tuple[Gap, ...]:
    """Return what section one usually tells and no record stands behind."""
    return gaps(_facts(organ, found, year, records))


def _facts(organ: OrganRow, found: Counted, year: int, records: YearRecords) -> WordingFacts:
    return WordingFacts(
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
        records=records,
    )
