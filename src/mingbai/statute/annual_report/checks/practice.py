"""What no text of law fixes: thresholds and rules of practice, each with its default, which a county may set otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

RULES_OF_PRACTICE = frozenset(
    {
        "carry_over",
        "copied_from_last_year",
        "decisions_misused",
        "items_change",
        "jump",
        "pending_lost",
        "repealed_basis",
        "stock",
        "wrong_year",
    }
)


@dataclass(frozen=True, slots=True)
class Practice:
    """The county's choices.

    `blank_is_error_from`: first year in which a blank cell is an error (before: a notice). `jump_times`, `jump_least`: how
    many times, and by how much at least, a cell must change to be noticed. `similar` (0 to 1): from what share of common
    text a section counts as copied. `not_used`: codes of rules of practice that this county does not apply.
    """

    blank_is_error_from: int = 2021
    jump_times: int = 10
    jump_least: int = 10
    similar: float = 0.95
    not_used: frozenset[str] = frozenset()


def practice_from(table: Mapping[str, object]) -> Practice:
    """The choices of a settings table; ValueError with a sentence for an unknown name, a wrong value, a rule of law."""
    kinds = {field.name: type(field.default) for field in fields(Practice)}
    given: dict[str, object] = dict(table)
    if unknown := sorted(set(given) - set(kinds)):
        raise ValueError(f"不认识 {'、'.join(unknown)}；可以写的是 {'、'.join(kinds)}。")
    off = given.pop("not_used", [])
    if not isinstance(off, list) or not set(off) <= RULES_OF_PRACTICE:
        raise ValueError(f"not_used 只能列通行做法的规则：{'、'.join(sorted(RULES_OF_PRACTICE))}。法定的规则不能不用。")
    for name, value in given.items():
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or (kinds[name] is int and not isinstance(value, int)) or value < 0:  # type: ignore[operator]
            raise ValueError(f"{name} 要写一个不小于0的数，不能是 {value!r}。")
    if not 0 < given.get("similar", 1) <= 1:  # type: ignore[operator]
        raise ValueError("similar 要大于0，不超过1。")
    return Practice(**given, not_used=frozenset(off))  # type: ignore[arg-type]
