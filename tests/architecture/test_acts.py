"""How acts are written, and that the inspector of acts sees what is planted."""

from __future__ import annotations

import ast
from pathlib import Path, PurePath

from architecture.acts import acts, unsigned
from architecture.tree import DOMAINS, ROOT, modules

SOURCES = [(path.relative_to(ROOT), tree) for path, tree in modules(*DOMAINS)]
ACT = "def act_on({}):\n    with transaction.atomic():\n        row.save()\n"


def planted(place: str, source: str) -> list[tuple[PurePath, ast.Module]]:
    return [(Path("src/mingbai") / place, ast.parse(source))]


def test_acts_are_keyword_only_and_name_who_acts_and_when() -> None:
    assert unsigned(SOURCES) == []
    assert len(list(acts(SOURCES))) > 60


def test_an_act_with_a_positional_argument_is_seen_in_every_sub_folder() -> None:
    for place in (
        "entries/actions.py",
        "entries/actions/a.py",
        "entries/actions/common/b.py",
        "catalogue/actions/deep/down/c.py",
    ):
        assert unsigned(planted(place, ACT.format("row, *, by, at"))), place
        assert unsigned(planted(place, ACT.format("*rows, by, at"))), place
        assert unsigned(planted(place, ACT.format("*, row, at"))), place
        assert unsigned(planted(place, ACT.format("*, row, by"))), place
        assert unsigned(planted(place, ACT.format("*, row, by, at"))) == [], place
    assert unsigned(planted("entries/queries/reactions.py", ACT.format("row"))) == []
