"""A form runs its act or says why not: at the field, or above with the rule, and with the status to answer."""

from __future__ import annotations

from typing import ClassVar

import pytest

from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.forms import PlainForm, Press, line
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused


class Reason(PlainForm):
    also_called: ClassVar = {"why": "reason"}
    reason = line("理由", missing="写理由")


def sent(failure: BaseException | None) -> Reason:
    form = Reason({"reason": "数字写错了"})
    with form.taking():
        if failure is not None:
            raise failure
    return form


def test_an_act_that_happened_leaves_no_problem() -> None:
    form = sent(None)
    assert (form.is_taken, form.status, form.failure, form.problems()) == (True, 200, None, ())


@pytest.mark.parametrize("field", ["reason", "why"])
def test_an_invalid_value_is_shown_at_its_field_whatever_the_action_calls_it(field: str) -> None:
    form = sent(Invalid("再写一句。", field))
    assert (form.is_taken, form.status, form.failure) == (False, 422, None)
    assert [(one.text, one.href) for one in form.problems()] == [("再写一句。", "#id_reason")]
    assert form.views()[0].error == "再写一句。"


def test_an_invalid_other_input_is_shown_above_and_named() -> None:
    form = sent(Invalid("先选文件。", "file"))
    assert (form.is_taken, form.status) == (False, 422)
    assert form.failure is not None
    assert form.failure.field == "file"
    assert [one.text for one in form.problems()] == ["先选文件。"]


def test_a_refusal_is_shown_above_with_its_rule() -> None:
    form = sent(Refused(refused("不能自己审自己的。", regulations("第4条"), "own")))
    assert (form.is_taken, form.status) == (False, 422)
    assert form.failure is not None
    assert "第4条" in form.failure.source
    assert [one.text for one in form.problems()] == [f"不能自己审自己的。（{form.failure.source}）"]


def test_a_change_by_somebody_else_is_a_conflict() -> None:
    form = sent(Stale())
    assert (form.is_taken, form.status) == (False, 409)
    assert "没有覆盖别人的" in form.problems()[0].text


def test_a_failure_that_is_no_answer_to_a_press_passes_through() -> None:
    for failure in (NotVisible("1"), ValueError("1")):
        with pytest.raises(type(failure)):
            sent(failure)


def test_a_button_without_fields_is_taken_the_same_way() -> None:
    form = Press({})
    assert form.is_valid()
    with form.taking():
        raise Stale("别人刚改过。")
    assert (form.is_taken, form.status) == (False, 409)
