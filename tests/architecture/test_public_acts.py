"""Every act that makes an entry public or takes it away goes through the deliveries and fires the hook."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from architecture.tree import SOURCE, modules

# Without its delivery an entry is only half public, so only these two modules may name the acts.
WITHOUT_DELIVERY = frozenset({"put_out", "take_in", "run_out"})
THEIR_HOMES = frozenset({"entries/actions/publication.py", "channels/actions/publish.py"})
HOOKS = frozenset({"entry_published", "entry_changed", "entry_withdrawn"})
SHOWN = frozenset({"standing", "is_listed"})
Sources = Iterable[tuple[PurePath, ast.Module]]


def sources() -> Sources:
    return [(path.relative_to(SOURCE), tree) for path, tree in modules()]


def around_deliveries(trees: Sources) -> Iterator[str]:
    """Yield where an act without its delivery is named outside its home modules."""
    for path, tree in trees:
        for node in ast.walk(tree):
            names = {getattr(node, one, None) for one in ("id", "attr", "name")} if path.as_posix() not in THEIR_HOMES else set()
            if found := names & WITHOUT_DELIVERY:
                yield f"{path}: {found.pop()}"


def silent(trees: Sources) -> Iterator[str]:
    """Yield the functions of entries that change what the public sees without firing a hook."""
    for path, tree in trees:
        for node in ast.walk(tree) if path.parts[0] == "entries" and "actions" in path.as_posix() else ():
            if isinstance(node, ast.FunctionDef) and _shows(node) and not HOOKS & _attributes(node):
                yield f"{path}: {node.name}"


def past_the_hook(trees: Sources) -> Iterator[str]:
    """Yield the modules of entries that advance the public generation themselves."""
    yield from (f"{path}" for path, tree in trees if path.parts[0] == "entries" and "touch" in _attributes(tree))


def _shows(function: ast.FunctionDef) -> bool:
    targets = [one for node in ast.walk(function) if isinstance(node, ast.Assign) for one in node.targets]
    written = {one.attr for target in targets for one in ast.walk(target) if isinstance(one, ast.Attribute)}
    calls = [ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)]
    return bool(SHOWN & written) or "Entry.objects.bulk_create" in calls


def _attributes(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_nothing_goes_out_or_comes_back_past_its_delivery() -> None:
    assert list(around_deliveries(sources())) == []


def test_a_way_past_the_delivery_is_seen() -> None:
    named = "from mingbai.entries.actions.publication import take_in"
    for wrong in (named, "publication.run_out(entry_id=1)", "put_out(entry_id=1)"):
        planted = [(PurePath("workspace/entries/act/view.py"), ast.parse(wrong))]
        assert len(list(around_deliveries(planted))) == 1, wrong


def test_every_act_that_the_public_sees_fires_the_hook() -> None:
    assert list(silent(sources())) == []
    assert list(past_the_hook(sources())) == []


def test_an_act_that_says_nothing_is_seen() -> None:
    act = "def do(entry):\n    entry.standing, entry.stage = 1, 2\n    {}\n"
    place = PurePath("entries/actions/deep/new.py")
    assert list(silent([(place, ast.parse(act.format("public.touch('x')")))])) == [f"{place}: do"]
    assert list(silent([(place, ast.parse(act.format("hooks.entry_changed(done, 'x', [1])")))])) == []
    assert list(past_the_hook([(place, ast.parse("public.touch('x')"))])) == [str(place)]
