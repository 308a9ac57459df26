"""Every act has words in the trail: each domain's `events` names exactly what its own actions write."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

import pytest

from architecture.tree import DOMAINS, SOURCE, imported, modules
from mingbai.organs.actions import Establishment
from mingbai.statute.annual_report import states
from mingbai.statute.cases import states as case_states
from mingbai.statute.cases.notice_order import notice_moves
from mingbai.statute.disclosure import deliveries, documents, imports, review
from mingbai.statute.mailbox import answers
from mingbai.statute.mailbox import states as message_states
from mingbai.statute.management import accountability, gatherings
from mingbai.statute.supervision import assessments, visits
from mingbai.workspace.accounts.trail.words import EVENTS, FACTS

EVENT = re.compile(r"[a-z]+\.[a-z_]+")
# Every register removes rows through the shared removal act, under the register's own name.
TAKE_OUT = "mingbai.registers.actions.take_out"
# Acts that follow a table of the law take their event from the table's move.
MOVES = {
    "annual_report": states.TRANSITIONS,
    "cases": (*case_states.TRANSITIONS, *notice_moves("P3"), *notice_moves("P6")),
    "channels": (*imports.TRANSITIONS, *deliveries.TRANSITIONS),
    "documents": documents.TRANSITIONS,
    "management": (*gatherings.TRANSITIONS, *accountability.TRANSITIONS),
    "entries": (*review.TRANSITIONS, *review.STANDING_TRANSITIONS),
    "mailbox": (*message_states.TRANSITIONS, *answers.SHOWING_MOVES),
    "village_inspections": visits.TRANSITIONS,
    "assessments": assessments.TRANSITIONS,
}
# Facts that an act takes whole from a value.
WHOLE = {"asdict(organ)": tuple(field.name for field in fields(Establishment)), "facts(row)": ("organ", "quarter")}


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_domain_has_words_for_the_events_of_its_own_acts_and_for_no_others(domain: str) -> None:
    words = importlib.import_module(f"mingbai.{domain}.events").EVENTS
    patterns = [pattern for path, tree in modules(domain) if _is_action(path.parts) for pattern in _written(tree)]
    patterns += [re.escape(move.event) for move in MOVES.get(domain, ())]
    if any(name == TAKE_OUT for _, tree in modules(domain) for name, _ in imported(tree)):
        patterns.append(r"[a-z_]+\.removed")
    assert patterns
    assert sorted({pattern for pattern in patterns if not any(re.fullmatch(pattern, event) for event in words)}) == []
    assert sorted(event for event in words if not any(re.fullmatch(pattern, event) for pattern in patterns)) == []


def test_no_two_domains_name_the_same_event() -> None:
    own = [event for domain in DOMAINS for event in importlib.import_module(f"mingbai.{domain}.events").EVENTS]
    assert len(own) == len(set(own)) == len(EVENTS) - 2, "the trail itself has two events: the tie of the chains, and their check"


def test_the_event_of_an_act_is_found_however_it_is_written() -> None:
    planted = ast.parse(
        "def act(is_new, kind):\n"
        "    done.note('one.a', 's', {})\n"
        "    done.note('one.b' if is_new else 'one.c', 's', {})\n"
        "    done.note(f'{kind}.removed', 's', {})\n"
        "    event = 'one.d' if is_new else 'one.e'\n"
        "    done.note(event, 's', {})\n"
        "    done.note(move.event, 's', {})\n"
    )
    assert sorted(set(_written(planted))) == ["[a-z_]+\\.removed", "one\\.a", "one\\.b", "one\\.c", "one\\.d", "one\\.e"]


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_fact_that_an_act_writes_has_a_word_on_the_page_of_the_trail(domain: str) -> None:
    written = {name for path, tree in modules(domain) if _is_action(path.parts) for name in _facts(tree)}
    assert written, domain
    assert sorted(written - FACTS.keys()) == []


def test_the_facts_of_an_act_are_found_however_they_are_written() -> None:
    planted = ast.parse(
        "def act(organ):\n"
        "    data = {'a': 1, **({'b': 2} if organ else {})}\n"
        "    done.note('x.y', 's', data)\n"
        "    done.note('x.y', 's', {'c': 1} | {'d': 2})\n"
        "    other = {'z': 1}\n"
        "    written({'e': 1})\n"
        "def written(facts):\n"
        "    done.note('x.y', 's', facts)\n"
    )
    assert set(_facts(planted)) == {"a", "b", "c", "d", "e"}
    with pytest.raises(AssertionError, match="made_up"):
        set(_facts(ast.parse("def act():\n    done.note('x.y', 's', made_up())\n")))


def _is_action(parts: tuple[str, ...]) -> bool:
    return "actions" in parts[len(SOURCE.parts) :] or parts[-1] == "actions.py"


def _written(tree: ast.Module) -> Iterator[str]:
    """Yield a pattern for each event the module notes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "note" and node.args:
            event = node.args[0]
            if isinstance(event, ast.JoinedStr):
                yield "".join(re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_]+" for part in event.values)
            elif isinstance(event, ast.Name):
                # A name's value was written elsewhere in the module.
                yield from map(re.escape, _literals(tree))
            else:
                yield from map(re.escape, _literals(event))


def _literals(tree: ast.AST) -> set[str]:
    """Return texts that look like events, leaving out the codes of refusals, which look the same."""
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id == "refused":
        return set()
    own = (
        {tree.value} if isinstance(tree, ast.Constant) and isinstance(tree.value, str) and EVENT.fullmatch(tree.value) else set()
    )
    return own.union(*(_literals(inner) for inner in ast.iter_child_nodes(tree)))


def _facts(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the facts that the module's acts write."""
    for act in ast.walk(tree):
        if not isinstance(act, ast.FunctionDef):
            continue
        named: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == act.name:
                given = zip([argument.arg for argument in act.args.args], node.args, strict=False)
                for name, value in given:
                    named.setdefault(name, []).append(value)
        for node in ast.walk(act):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                named.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(act):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "note":
                yield from _keys(node.args[2], named)


def _keys(facts: ast.expr, named: Mapping[str, list[ast.expr]]) -> Iterator[str]:
    """Yield the keys of a mapping as it is written in an act; refuse what cannot be read."""
    if isinstance(facts, ast.Dict):
        for key, value in zip(facts.keys, facts.values, strict=True):
            if isinstance(key, ast.Constant):
                yield str(key.value)
            else:
                yield from _keys(value, named)
    elif isinstance(facts, ast.IfExp):
        yield from (*_keys(facts.body, named), *_keys(facts.orelse, named))
    elif isinstance(facts, ast.BinOp):
        yield from (*_keys(facts.left, named), *_keys(facts.right, named))
    elif isinstance(facts, ast.Name) and facts.id in named:
        for value in named[facts.id]:
            yield from _keys(value, named)
    else:
        assert ast.unparse(facts) in WHOLE, ast.unparse(facts)
        yield from WHOLE[ast.unparse(facts)]
