"""Lists with filters: the selects of a form that works without JavaScript, and what is chosen with the way to drop it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode

from mingbai.catalogue.queries.lines import field_names
from mingbai.core.forms import Choice, FieldView
from mingbai.core.kept import kept
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow


@dataclass(frozen=True, slots=True)
class Chosen:
    """One filter that is on: what it says, and the address of the list without it."""

    said: str
    without: str


@dataclass(frozen=True, slots=True)
class Filtered:
    """The filters of a list: `given` is what holds, by parameter; `said` puts each into words."""

    path: str
    given: Mapping[str, str]
    said: Mapping[str, str]

    def address(self, **changed: str) -> str:
        """Return the address of the list with these parameters changed; an empty one is left out."""
        kept = {name: value for name, value in {**self.given, **changed}.items() if value}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    def chosen(self) -> tuple[Chosen, ...]:
        """Return each filter that is on."""
        return tuple(Chosen(self.said[name], self.address(**{name: ""})) for name in self.said if self.given.get(name))


def select(name: str, label: str, all_of_them: str, options: Iterable[tuple[str, str]], value: str) -> FieldView:
    """Return a select whose first choice filters nothing."""
    choices = [("", all_of_them), *options]
    return FieldView(
        name,
        f"f-{name}",
        "select",
        label,
        "",
        value,
        "",
        "",
        False,
        tuple(Choice(one, said, one == value) for one, said in choices),
    )


def organ_options(chosen: OrganRow | None) -> tuple[tuple[str, str], ...]:
    """Return the public bodies in tree order; a village only when it is chosen, because a county has hundreds."""
    listed = (row for row in organs.tree() if not row.is_committee or row == chosen)
    return tuple((row.code, row.short_name) for row in listed if row.parent_id is not None)


def organ_named(code: str) -> OrganRow | None:
    """Return the organ with this code below the county; None for the county, which is no filter, and for any other text."""
    return next((row for row in organs.tree() if row.code == code and row.parent_id is not None), None)


@kept("organs.Organ", "catalogue.CatalogueLine", "catalogue.LineEdition", "catalogue.Adjustment", most=2)
def county_fields(on: date) -> tuple[str, ...]:
    """Return the fields of the county's catalogue, in its order."""
    tree = organs.tree()
    return field_names(tree[0], on) if tree else ()


def with_those_below(organ: OrganRow) -> tuple[int, ...]:
    """Return the keys of an organ and of all below it, closed ones too."""
    return (organ.id, *(row.id for row in organs.supervised(organ.id, with_closed=True)))
