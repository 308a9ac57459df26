"""Coverage of 条例第20、21条: for each item, the catalogue lines that serve it and what is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from mingbai.catalogue.queries.lines import Published, lines_for, lines_of_all
from mingbai.catalogue.values.lines import Covered, LineRow, OrganCoverage
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.items import statutory_items

WithoutLine = Mapping[str, tuple[int, datetime]]
NONE: WithoutLine = {}
NOBODY: Mapping[int, WithoutLine] = {}


def coverage(organ: OrganRow, on: date, published: Published, without_line: WithoutLine = NONE) -> tuple[Covered, ...]:
    """Return every item that the regulations ask of this organ, with the catalogue lines that serve it and what is published.

    `published` maps catalogue lines to their count and latest moment; `without_line` maps codes of the regulations to the same
    for entries under no catalogue line.
    """
    return covered(organ.level, lines_for(organ, on), on, published, without_line)


def covered(
    level: str, rows: Sequence[LineRow], on: date, published: Published, without_line: WithoutLine = NONE
) -> tuple[Covered, ...]:
    """Compute `coverage` from lines already at hand."""
    found = []
    for asked in statutory_items(level, on):
        own = [row for row in rows if asked.code in row.statutory_codes]
        counts = [published[row.id] for row in own if row.id in published and published[row.id][0]]
        all_counts = [*counts, *([without_line[asked.code]] if asked.code in without_line else [])]
        found.append(
            Covered(
                code=asked.code,
                text=asked.text,
                article=asked.citation.article,
                lines=len(own),
                lines_with_entries=len(counts),
                entries=sum(count for count, _ in all_counts),
                last_published_at=max((last for _, last in all_counts), default=None),
            )
        )
    return tuple(found)


def coverage_of_county(
    county_id: int, on: date, published: Mapping[int, Published], without_line: Mapping[int, WithoutLine] = NOBODY
) -> tuple[OrganCoverage, ...]:
    """Return the coverage of every organ under the county in numbers; both mappings are keyed by organ, then as in `coverage`."""
    under = organs.supervised(county_id)
    rows = lines_of_all(county_id, under, on)
    return tuple(
        _organ(organ, rows[organ.id], on, published.get(organ.id, {}), without_line.get(organ.id, NONE)) for organ in under
    )


def _organ(
    organ: OrganRow, everything: Sequence[LineRow], on: date, published: Published, without_line: WithoutLine
) -> OrganCoverage:
    rows = [row for row in everything if row.is_applicable]
    statutory = covered(organ.level, rows, on, published, without_line)
    return OrganCoverage(
        organ_id=organ.id,
        organ_code=organ.code,
        organ_name=organ.name,
        statutory=len(statutory),
        statutory_covered=sum(1 for one in statutory if not one.is_blank),
        lines=len(rows),
        lines_covered=sum(1 for row in rows if row.id in published and published[row.id][0]),
        not_applicable=len(everything) - len(rows),
    )
