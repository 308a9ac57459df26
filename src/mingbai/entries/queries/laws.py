"""Laws that a draft cites and that did not stand on its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mingbai.entries.values.findings import CheckFinding, key
from mingbai.statute.dates import long_day
from mingbai.statute.laws import Cited, cited

NOT_YET = "改引今天有效的规定，或者等到施行以后再发。"


def of_laws(texts: Iterable[tuple[str, str, str]], formed_on: date | None, today: date) -> Iterator[CheckFinding]:
    """Yield a finding for each law that had ended when the text was formed, or is not in force today.

    `texts` are places, their names for people, and texts. What was in force when a document was signed may be cited in it.
    """
    for place, name, text in texts:
        for one in cited(text):
            if one.until is not None and one.until <= (formed_on or today):
                words = f"{long_day(one.until)}起已经不再施行"
                yield _finding(f"law_ended:{place}", f"{name}引用的{one.label}{words}", _instead(one, today))
            elif one.since > today:
                words = f"{long_day(one.since)}起才施行，今天还没有施行"
                yield _finding(f"law_not_yet:{place}", f"{name}引用的{one.label}{words}", NOT_YET)


def _finding(what: str, title: str, advice: str) -> CheckFinding:
    code, _, place = what.partition(":")
    return CheckFinding(
        key=key(code, place, title),
        code=code,
        severity="warn",
        title=title,
        detail=advice,
        source="引用的法要在这一天有效",
        place=place,
        may_release=False,
    )


def _instead(one: Cited, today: date) -> str:
    found = one.replacement(today)
    return f"改引{found[0].label}{found[1]}。" if found else "删去这一处引用，或者换成现行的规定。"
