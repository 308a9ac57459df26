"""Thresholds and rules of practice that no law fixes, each with a default that a county may change."""

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

    `blank_is_error_from`: first year in which a blank cell is an error (before: a notice). `jump_times`, `jump_least`: how many
    times, and by how much at least, a cell must change to be reported. `similar` (0 to 1): the share of common text from which
    a section counts as copied. `lapsed_is_repealed`: documents that lapsed by themselves count as repealed. `not_used`: codes
    of rules of practice that this county does not apply.
    """

    blank_is_error_from: int = 2021
    jump_times: int = 10
    jump_least: int = 10
    similar: float = 0.95
    lapsed_is_repealed: bool = False
    not_used: frozenset[str] = frozenset()


def practice_from(table: Mapping[str, object]) -> Practice:
    """Read the choices from a settings table; raise ValueError for an unknown name, a wrong value or a rule of law."""
    names = [field.name for field in fields(Practice)]
    if unknown := sorted(set(table) - set(names)):
        raise ValueError(f"不认识 {'、'.join(unknown)}；可以写的是 {'、'.join(names)}。")
    default = Practice()
    similar = _number(table, "similar", default.similar)
    if not 0 < similar <= 1:
        raise ValueError("similar 要大于0，不超过1。")
    return Practice(
        blank_is_error_from=_whole(table, "blank_is_error_from", default.blank_is_error_from),
        jump_times=_whole(table, "jump_times", default.jump_times),
        jump_least=_whole(table, "jump_least", default.jump_least),
        similar=similar,
        lapsed_is_repealed=_yes_or_no(table, "lapsed_is_repealed", default.lapsed_is_repealed),
        not_used=_codes(table.get("not_used", [])),
    )


def _number(table: Mapping[str, object], name: str, default: float) -> float:
    value = table.get(name, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{name} 要写一个不小于0的数，不能是 {value!r}。")
    return float(value)


def _whole(table: Mapping[str, object], name: str, default: int) -> int:
    value = _number(table, name, default)
    if value != int(value):
        raise ValueError(f"{name} 要写一个不小于0的整数，不能是 {value!r}。")
    return int(value)


def _yes_or_no(table: Mapping[str, object], name: str, default: bool) -> bool:
    value = table.get(name, default)
    if not isinstance(value, bool):
        raise ValueError(f"{name} 写 true 或者 false，不能是 {value!r}。")
    return value


def _codes(given: object) -> frozenset[str]:
    if not isinstance(given, list) or not set(given) <= RULES_OF_PRACTICE:
        raise ValueError(f"not_used 只能列通行做法的规则：{'、'.join(sorted(RULES_OF_PRACTICE))}。法定的规则不能不用。")
    return frozenset(given)
