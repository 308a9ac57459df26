"""How acts are written, and proof that the inspector of acts catches planted faults."""

from __future__ import annotations

import ast
from pathlib import Path, PurePath

from architecture.acts import acts, unguarded, unsigned, without_entry
from architecture.tree import DOMAINS, ROOT, imported, modules, shown

SOURCES = [(path.relative_to(ROOT), tree) for path, tree in modules(*DOMAINS)]
PLACES = ("entries/actions.py", "entries/actions/a.py", "entries/actions/common.py", "catalogue/actions/deep/down.py")
ACT = "def do({}):\n    with open_act(by=by, at=at) as done:\n        row.save()\n"
# Acts that leave no audit entry. A new one needs a reason that a reviewer of the trail would accept.
WITHOUT_ENTRY = {
    "check_some", "clear_public_form", "discard_draft", "generate", "hold_import", "prepare_code", "recount", "save_draft",
    # The sender between two moves of a delivery: what it asked and was told is kept with the delivery.
    "_begin", "_take_up", "keep", "rest", "settle",
    # The index of the search has nothing that the rows of the domains do not have.
    "ask_again", "step", "turn",
}  # fmt: skip


def planted(place: str, source: str) -> list[tuple[PurePath, ast.Module]]:
    return [(Path("src/mingbai") / place, ast.parse(source))]


def test_acts_are_keyword_only_and_name_who_acts_and_when() -> None:
    assert unsigned(SOURCES) == []
    assert len(list(acts(SOURCES))) > 60


def test_an_act_with_a_positional_argument_or_without_signature_is_seen_however_deep() -> None:
    for place in PLACES:
        for wrong in ("row, *, by, at", "row, /, *, by, at", "*rows, by, at", "*, row, at", "*, row, by"):
            assert unsigned(planted(place, ACT.format(wrong))), (place, wrong)
        assert unsigned(planted(place, ACT.format("*, row, by, at"))) == [], place
    assert unsigned(planted("entries/queries/reactions.py", ACT.format("row"))) == []


def test_every_write_is_inside_an_act() -> None:
    assert unguarded(SOURCES) == []


def test_a_write_outside_an_act_is_seen_however_deep() -> None:
    writes = (
        "row.save()", "Row.objects.create(a=1)", "Row.objects.filter(a=1).update(a=2)", "row.delete()",
        "Row.objects.get_or_create(a=1)", "Row.objects.bulk_create(rows)",
    )  # fmt: skip
    for place in PLACES:
        for write in writes:
            for wrong in (
                f"def do(*, by, at):\n    {write}\n",
                f"def do(*, by, at):\n    with open_act(by=by, at=at):\n        pass\n    {write}\n",
                f"def do(*, by, at):\n    with transaction.atomic():\n        {write}\n",
                f"def _helper(row: Row, by: Acting, at: datetime):\n    {write}\n",
                f"class Row:\n    def keep(self):\n        {write}\n",
            ):
                assert unguarded(planted(place, wrong)), (place, wrong)
            for right in (
                f"def do(*, by, at):\n    with open_act(by=by, at=at) as done:\n        {write}\n",
                f"def _helper(done: Doing, row: Row):\n    {write}\n",
                f"def _helper(done: OpenAct[Signer], row: Row):\n    {write}\n",
            ):
                assert unguarded(planted(place, right)) == [], (place, right)


def test_only_the_core_opens_transactions_and_writes_the_trail() -> None:
    found = [
        f"{shown(path)}:{line} {name}"
        for path, tree in modules(*DOMAINS)
        for name, line in imported(tree)
        if name in {"django.db.transaction", "mingbai.core.audit.append", "mingbai.core.audit"}
    ]
    assert found == []


def test_acts_without_an_entry_in_the_trail_are_few_and_named() -> None:
    assert without_entry(SOURCES) == WITHOUT_ENTRY


def test_pages_take_failures_through_their_form_only() -> None:
    """`with form.taking():` is the only way from a page to an act; the frame answers failures that no form took."""
    named = {"Invalid", "Refused", "Stale"}
    found = [
        f"{shown(path)}:{node.lineno}"
        for path, tree in modules("workspace")
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is not None
        if any(isinstance(one, ast.Name) and one.id in named for one in ast.walk(node.type)) or isinstance(node, ast.Nonlocal)
    ]
    assert found == []
