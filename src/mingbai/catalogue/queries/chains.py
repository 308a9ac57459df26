"""Reads of whole-process chains: one matter, an organ's matters, what is missing, the county's coverage.

The caller passes in what is published at the steps, because entries are a domain above this one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import F, Min, QuerySet

from mingbai.calendars import queries as calendars
from mingbai.catalogue.models import Chain, ChainExemption, Duty
from mingbai.catalogue.models.duties import DutyState
from mingbai.catalogue.values import chains as templates
from mingbai.catalogue.values.chains import ChainCoverage, ChainRow, Lacking
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE
from mingbai.organs import queries as organs
from mingbai.statute.disclosure import chains as law
from mingbai.statute.disclosure.chains import NOTICES, ChainStanding, EntryBrief, StageView
from mingbai.statute.verdict import Verdict

# The entries of one chain, by step key.
Published = Mapping[str, Sequence[EntryBrief]]
PLAIN = ("id", "organ_id", "template", "title", "project_code", "opened_on", "closed_on")


def chain(chain_id: int) -> ChainRow:
    """Return one chain; raise NotVisible when there is none."""
    for row in _rows(Chain.objects.filter(pk=chain_id)):
        return row
    raise NotVisible(str(chain_id))


def chains_of(organ_id: int, *, before: int | None = None, limit: int | None = PAGE) -> tuple[ChainRow, ...]:
    """Return a page of an organ's chains, newest first, below the key `before`."""
    found = Chain.objects.filter(organ_id=organ_id).order_by("-id")
    return _rows((found.filter(id__lt=before) if before else found)[:limit])


def chains_by_key(chain_ids: Collection[int]) -> tuple[ChainRow, ...]:
    """Return these chains, newest first."""
    return _rows(Chain.objects.filter(pk__in=list(chain_ids)).order_by("-id"))


def chain_timelines(
    rows: Sequence[ChainRow], published: Mapping[int, Published], on: date
) -> Mapping[int, tuple[StageView, ...]]:
    """Return the timelines of several chains by key, with two queries in all."""
    return _timelines(rows, published, on)


def chain_timeline(row: ChainRow, published: Published, on: date) -> tuple[StageView, ...]:
    """Return a chain's five stages with what is published and what is missing on this day."""
    return _timelines((row,), {row.id: published}, on)[row.id]


def chains_lacking(rows: Sequence[ChainRow], published: Mapping[int, Published], on: date) -> Mapping[int, Lacking]:
    """Return how much each of these chains lacks."""
    found = {}
    for key, stages in _timelines(rows, published, on).items():
        missing = law.what_is_missing(stages)
        found[key] = Lacking(len(missing), sum(view.is_late for view in missing))
    return found


def chain_keys(county_id: int) -> tuple[int, ...]:
    """Return the keys of all chains of the organs under the county."""
    under = [organ.id for organ in organs.supervised(county_id)]
    return tuple(Chain.objects.filter(organ_id__in=under).order_by("id").values_list("id", flat=True))


def chain_notices(row: ChainRow, published: Published) -> tuple[Verdict, ...]:
    """Return what is wrong with the statutory notices of an expropriation; empty for any other chain."""
    posted: dict[int, EntryBrief] = {}
    for step in templates.template(row.template).steps:
        if step.notice in NOTICES and (entries := published.get(step.key)):
            posted[step.notice] = min(entries, key=lambda one: one.posted_on or one.published_on)
    return law.notices_in_order(posted, calendars.local()) if posted else ()


def chain_coverage(county_id: int, published: Mapping[int, Published], on: date) -> tuple[ChainCoverage, ...]:
    """Count complete and incomplete chains for each organ under the county; `published` maps each chain to its entries."""
    under = organs.supervised(county_id)
    rows = _rows(Chain.objects.filter(organ_id__in=[organ.id for organ in under]).order_by("id"))
    stages = _timelines(rows, published, on)
    found = []
    for organ in under:
        own = [stages[row.id] for row in rows if row.organ_id == organ.id]
        missing = [law.what_is_missing(one) for one in own]
        whole = sum(1 for lacking in missing if not lacking)
        late = sum(view.is_late for lacking in missing for view in lacking)
        found.append(ChainCoverage(organ.id, organ.code, organ.name, whole, len(own) - whole, late))
    return tuple(found)


def _timelines(rows: Sequence[ChainRow], published: Mapping[int, Published], on: date) -> dict[int, tuple[StageView, ...]]:
    """Return the stages of several chains, with two queries in all."""
    keys = [row.id for row in rows]
    exempt: dict[int, dict[str, str]] = {}
    for chain_id, step, reason in ChainExemption.objects.filter(chain_id__in=keys).values_list("chain_id", "step", "reason"):
        exempt.setdefault(chain_id, {})[step] = reason
    dues: dict[int, dict[str, date]] = {}
    open_ones = Duty.objects.filter(chain_id__in=keys, state=DutyState.OPEN).values("chain_id", "step")
    for found in open_ones.annotate(first=Min("judge_by")).order_by():
        dues.setdefault(found["chain_id"] or 0, {})[found["step"]] = found["first"]
    return {
        row.id: law.timeline(
            templates.template(row.template),
            ChainStanding(published.get(row.id, {}), exempt.get(row.id, {}), dues.get(row.id, {})),
            row.organ_level,
            on,
        )
        for row in rows
    }


def _rows(found: QuerySet[Chain]) -> tuple[ChainRow, ...]:
    listed = found.annotate(organ_code=F("organ__code"), organ_name=F("organ__name"), organ_level=F("organ__level"))
    return tuple(ChainRow(**values) for values in listed.values(*PLAIN, "organ_code", "organ_name", "organ_level"))
