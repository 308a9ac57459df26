"""Every listed rule of law is applied, and every definition has a user. Both inspectors are tried on planted sources."""

from __future__ import annotations

import textwrap
from functools import cache

import pytest

from architecture.tree import SOURCE, files_ending
from architecture.users import Key, Tree
from mingbai.cli.main import COMMANDS

RULE = "mingbai.statute.index.rule"
# Found by name by Django, the web server or the command line.
FOUND_BY_NAME = frozenset(
    {"urlpatterns", "app_name", "application", "handler400", "handler403", "handler404", "handler500", "SessionStore"}
)


def rules_without_caller(tree: Tree, entries: frozenset[Key]) -> list[str]:
    """Return the rules nothing outside the law reaches, directly or through other law."""
    rules = {one.key for one in tree.decorated(RULE)}
    return [f"{one.key.module}.{one.key.name}" for one in tree.unreached(entries) if one.key in rules]


def dead_definitions(tree: Tree, entries: frozenset[Key]) -> list[str]:
    """Return definitions that running code does not reach."""
    return [f"{one.key.module}:{one.line} {one.key.name}" for one in tree.unreached(entries)]


@cache
def product() -> tuple[Tree, frozenset[Key]]:
    """Return the product's own tree with its entry points."""
    files = [path for path in files_ending(".py", ".jinja", ".toml", ".csv") if path.is_relative_to(SOURCE)]
    tree = Tree({path.relative_to(SOURCE.parent).as_posix(): path.read_text("utf-8") for path in files})
    entries = {Key("mingbai.cli.main", "main"), *(Key(module, "add_parser") for module, _ in COMMANDS.values())}
    for key in tree.definitions:
        if key.module in ("mingbai.config.settings",) or key.module.endswith(".apps") or key.name in FOUND_BY_NAME:
            entries.add(key)
    return tree, frozenset(entries)


def test_every_rule_of_law_has_a_caller_outside_the_law() -> None:
    tree, entries = product()
    assert rules_without_caller(tree, entries) == [], "call it where a copy now decides, or delete it with its data"


def test_no_definition_is_dead() -> None:
    tree, entries = product()
    assert dead_definitions(tree, entries) == [], "no running code reaches it: delete it"


def test_no_module_only_re_exports_definitions_of_others() -> None:
    tree, _ = product()
    assert tree.forwarding() == (), "import it from where it is defined"
    assert tree.handed_on_in_vain() == (), "nobody takes these from the package"


PLANTED = {
    "mingbai/statute/index.py": "def rule(*articles, name): ...\n",
    "mingbai/statute/law.py": """
        from mingbai.statute.index import rule

        @rule(name="用到的")
        def applied(day): return _through(day)

        @rule(name="经别的规则用到的")
        def _through(day): return day

        @rule(name="没人用的")
        def listed(day): return _helper(day)

        def _helper(day): return day
    """,
    "mingbai/organs/__init__.py": "from mingbai.organs.queries import shown as shown\n",
    "mingbai/organs/queries.py": """
        from enum import StrEnum
        from html.parser import HTMLParser
        from mingbai.statute import law

        UNUSED = 3

        class Level(StrEnum):
            COUNTY = "county"
            VILLAGE = "village"
            CITY = "city"

        class Reader(HTMLParser):
            def handle_data(self, data): ...
            def forgotten(self): ...
            def read(self): ...

        def shown(day):
            listed = Level.COUNTY
            reader = Reader()
            return law.applied(day), listed, reader.read()

        def only_in_a_template(): ...
    """,
    "mingbai/organs/data.toml": 'level = "village"\n',
    "mingbai/page.py": """
        from mingbai import organs

        urlpatterns = [organs.shown]
    """,
    "mingbai/page.jinja": (
        "{% macro used(x) %}{{ x }}{% endmacro %}{% macro orphan(x) %}{{ orphan(x) }}{% endmacro %}{{ used(1) }}"
    ),
}


def planted(**more: str) -> Tree:
    """Return the planted tree plus more modules: `mingbai__more` is mingbai/more.py, `mingbai__package____init__` a package."""
    paths = {
        name.replace("____init__", "/\0").replace("__", "/").replace("\0", "__init__") + ".py": text
        for name, text in more.items()
    }
    sources = PLANTED | paths
    return Tree({path: textwrap.dedent(text) for path, text in sources.items()})


ENTRIES = frozenset({Key("mingbai.page", "urlpatterns")})


def test_a_planted_rule_without_caller_is_found_and_one_called_through_other_law_is_not() -> None:
    assert rules_without_caller(planted(), ENTRIES) == ["mingbai.statute.law.listed"]
    called = planted(mingbai__more="from mingbai.statute.law import listed as found\n\nfound(1)\n")
    assert rules_without_caller(called, ENTRIES) == []


def test_planted_dead_definitions_are_found() -> None:
    found = {one.rpartition(" ")[2] for one in dead_definitions(planted(), ENTRIES)}
    # `listed` is a local variable in `shown`, not a use of the rule; the value of VILLAGE occurs in the data.
    assert found == {"listed", "_helper", "UNUSED", "Level.CITY", "Reader.forgotten", "only_in_a_template", "orphan"}


@pytest.mark.parametrize(
    "user",
    [
        "from mingbai.organs import queries\n\nqueries.only_in_a_template()\n",
        "import mingbai.organs.queries\n\nprint(mingbai.organs.queries.only_in_a_template)\n",
        'PATH = "mingbai.organs.queries.only_in_a_template"\nprint(PATH)\n',
        "def run() -> None:\n    from mingbai.organs.queries import only_in_a_template as act\n    act()\n\n\nrun()\n",
    ],
)
def test_every_way_of_naming_a_definition_is_a_use(user: str) -> None:
    before, after = planted(), planted(mingbai__more=user)
    key = Key("mingbai.organs.queries", "only_in_a_template")
    assert key in {one.key for one in before.unreached(ENTRIES)}
    assert key not in {one.key for one in after.unreached(ENTRIES)}


@pytest.mark.parametrize(
    "no_user",
    [
        "def run(only_in_a_template: int) -> int:\n    return only_in_a_template\n\n\nrun(1)\n",
        "from mingbai.organs.queries import only_in_a_template\n",
        "class Row:\n    only_in_a_template = 1\n\n\nprint(Row().only_in_a_template)\n",
        "from mingbai.organs import queries\n\n\ndef dead() -> None:\n    queries.only_in_a_template()\n",
    ],
)
def test_a_name_bound_to_something_else_is_not_a_use(no_user: str) -> None:
    tree = planted(mingbai__more=no_user)
    assert Key("mingbai.organs.queries", "only_in_a_template") in {one.key for one in tree.unreached(ENTRIES)}


def test_planted_forwarding_is_found() -> None:
    tree = planted(
        mingbai__forward='"""Words."""\n\nfrom mingbai.organs.queries import shown\n\n__all__ = ["shown"]\n',
        mingbai__package__user="from mingbai.package import shown\n\nshown(1)\n",
        mingbai__package____init__="from mingbai.organs.queries import Level, Reader, shown\n\n\nclass Own(Reader): ...\n",
    )
    assert tree.forwarding() == ("mingbai.forward",)
    assert tree.handed_on_in_vain() == ("mingbai.package.Level",)
