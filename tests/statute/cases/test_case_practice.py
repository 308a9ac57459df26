"""What the law leaves open: each point with a default and a note, read from a table strictly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingbai.statute.cases.practice import SPLIT, CaseSettings, case_settings_from, notes
from mingbai.statute.posts import PostKind
from mingbai.statute.workdays.deadline import LocalDays


def test_every_open_point_has_its_default_and_a_note() -> None:
    found = notes()
    assert {name: default for name, default, _ in found} == {
        name: getattr(CaseSettings(), name) for name in CaseSettings.__dataclass_fields__
    }
    assert all(len(note) > 5 for _, _, note in found)


def test_an_empty_table_is_the_default_and_every_kind_of_value_is_read() -> None:
    assert case_settings_from({}) == CaseSettings()
    table: dict[str, Any] = {
        "local_days": "national_only",
        "legal_check_by": "secrecy_reviewer",
        "warn_workdays": [5, 0],
        "draft_workday": 0,
        "fees_since": date(2020, 12, 1),
        "silence_needs_review": False,
    }
    found = case_settings_from(table)
    assert (found.local_days, found.legal_check_by) == (LocalDays.NATIONAL_ONLY, PostKind.SECRECY_REVIEWER)
    assert (found.warn_workdays, found.draft_workday, found.fees_since) == ((5, 0), 0, date(2020, 12, 1))
    assert found.silence_needs_review is False
    assert found.archive_years == 10


def test_a_choice_of_before_for_several_kinds_means_each_of_them() -> None:
    found = case_settings_from({"procedural_letter_names_review": True, "fee_notice_names_review": False})
    assert (found.correction_names_review, found.extension_names_review, found.fee_notice_names_review) == (True, True, False)
    found = case_settings_from({"suit_not_taken_names_review": False})
    assert not any(getattr(found, name) for name in SPLIT["suit_not_taken_names_review"])


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"draft_day": 3}, "不认识 draft_day"),
        ({"local_days": "never"}, "local_days 写其中一种"),
        ({"local_days": ["local"]}, "local_days 写其中一种"),
        ({"legal_check_by": "mayor"}, "legal_check_by 写其中一种"),
        ({"warn_workdays": 3}, "warn_workdays 写不小于0的整数"),
        ({"warn_workdays": [3, -1]}, "warn_workdays 写不小于0的整数"),
        ({"warn_workdays": [True]}, "warn_workdays 写不小于0的整数"),
        ({"draft_workday": -1}, "draft_workday 要写成 14 这样"),
        ({"draft_workday": True}, "draft_workday 要写成 14 这样"),
        ({"draft_workday": "14"}, "draft_workday 要写成 14 这样"),
        ({"fees_since": "2021-01-01"}, "fees_since 要写成 2021-01-01 这样"),
        ({"silence_needs_review": 1}, "silence_needs_review 要写成 true 这样"),
    ],
)
def test_a_wrong_table_is_refused_with_its_name(table: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        case_settings_from(table)
