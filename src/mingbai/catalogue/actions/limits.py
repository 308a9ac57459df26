"""Time limits as people enter them: parse the notation, put it in words, refuse one wider than the catalogue's."""

from __future__ import annotations

from mingbai.catalogue.values.lines import DEFAULT_UNIT
from mingbai.core.errors import Invalid, require
from mingbai.statute.disclosure.limit_text import Limit, parse, words
from mingbai.statute.disclosure.limits import shortened


def limit(unit: str, field: str = "unit") -> Limit:
    """Parse a limit's notation; Invalid says which part cannot be read."""
    try:
        return parse(unit.strip())
    except ValueError as error:
        raise Invalid(str(error), field) from error


def shorter(catalogue_unit: str, unit: str) -> tuple[str, str]:
    """Return an organ's own limit as notation and in words; raise Refused when it is wider than the catalogue's."""
    own = limit(unit)
    require(shortened(parse(catalogue_unit or DEFAULT_UNIT), own))
    return str(own), words(own)
