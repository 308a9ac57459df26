"""Find the users of every definition in a source tree, and the definitions that nothing running can reach.

Names are resolved through imports and re-exports, so a local variable or field of the same name is not a use. Methods, enum
members and macros are followed by name only, enum members also by their value, which forms and data files contain. `.add` may
mean any `add`, so a common name can hide a dead method; a live one is never reported.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINED = (*FUNCTIONS, ast.ClassDef, ast.Assign, ast.AnnAssign)
ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "TextChoices", "IntegerChoices"})
DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\s*\((.*?)\{%-?\s*endmacro\s*-?%\}", re.S)
IN_TEMPLATE = re.compile(r"\{[{%](.*?)[%}]\}", re.S)
TOLD_BY_NAME = frozenset({"getattr", "attrgetter", "hasattr"})
WORD = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Key:
    """A definition: its module and name (`Class.method` for a member), or its template and macro."""

    module: str
    name: str


@dataclass(slots=True)
class Definition:
    """A definition with what it uses: other definitions, attributes it reads, and the words in its texts."""

    key: Key
    line: int
    decorators: tuple[str, ...] = ()
    is_enum: bool = False
    bases: tuple[str, ...] = ()
    value: str = ""
    uses: set[Key] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    says: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Module:
    """A parsed module: its imports by local name, and the statements that run on import."""

    name: str
    tree: ast.Module
    imports: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, ast.AST] = field(default_factory=dict)


class Tree:
    """The definitions of a source tree (`path -> text`: modules, templates, data files), with what runs them."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.modules = {_module_name(path): _parsed(path, text) for path, text in sources.items() if path.endswith(".py")}
        self.definitions: dict[Key, Definition] = {}
        self.runs = Definition(Key("", ""), 0)
        self.passed: set[Key] = set()
        for module in self.modules.values():
            self._collect(module)
        for path, text in sources.items():
            if path.endswith(".jinja"):
                self._collect_template(path, text)
            elif not path.endswith(".py"):
                self.runs.says |= set(WORD.findall(text))

    def unreached(self, entries: Iterable[Key], *, without: Iterable[Key] = ()) -> tuple[Definition, ...]:
        """Return definitions that nothing reaches from import-time code, templates or these entries."""
        walk = _Walk(self, frozenset(without))
        walk.follow(self.runs)
        for key in entries:
            walk.reach(key)
        walk.finish()
        found = (
            one for key, one in self.definitions.items() if key not in walk.live and not self._is_inside_dead(key, walk.live)
        )
        return tuple(sorted(found, key=lambda one: (one.key.module, one.line)))

    def decorated(self, decorator: str) -> tuple[Definition, ...]:
        """Return definitions that carry this decorator, named in full."""
        return tuple(one for one in self.definitions.values() if decorator in one.decorators)

    def forwarding(self) -> tuple[str, ...]:
        """Return the modules, packages aside, that only re-export the definitions of others."""
        plain = (one for one in self.modules.values() if not self._is_package(one) and one.imports and not one.definitions)
        return tuple(sorted(one.name for one in plain if all(_is_text(node) for node in _statements(one.tree.body))))

    def handed_on_in_vain(self) -> tuple[str, ...]:
        """Return what packages import without using it and nobody takes from them."""
        packages = [one for one in self.modules.values() if self._is_package(one)]
        return tuple(
            sorted(
                f"{one.name}.{name}"
                for one in packages
                for name, origin in one.imports.items()
                if self.resolve(origin) and Key(one.name, name) not in self.passed and name not in _loaded(one.tree)
            )
        )

    def _is_package(self, module: Module) -> bool:
        return any(name.startswith(f"{module.name}.") for name in self.modules)

    def resolve(self, dotted: str) -> Key | None:
        """Return the definition a full dotted name stands for, through re-exports; None when it is outside the tree."""
        for cut in range(dotted.count(".") + 1, 0, -1):
            head, rest = _split(dotted, cut)
            # A package that re-exports `correct` from its module `correct` means the function, not the module.
            if rest and head in self.modules:
                return self._in_module(self.modules[head], rest)
        return None

    def _in_module(self, module: Module, rest: str) -> Key | None:
        first, _, after = rest.partition(".")
        if first in module.definitions:
            member = Key(module.name, f"{first}.{after}") if after else None
            return member if member in self.definitions else Key(module.name, first)
        if first in module.imports and module.imports[first] != f"{module.name}.{first}":
            self.passed.add(Key(module.name, first))
            return self.resolve(".".join(filter(None, (module.imports[first], after))))
        return None

    def _is_inside_dead(self, key: Key, live: set[Key]) -> bool:
        owner, _, member = key.name.partition(".")
        return bool(member) and Key(key.module, owner) not in live

    def _collect(self, module: Module) -> None:
        for node in _statements(module.tree.body):
            if not isinstance(node, DEFINED) or not (names := tuple(_named(node))):
                self._read(module, node, self.runs)
                continue
            for name in names:
                one = self.definitions[Key(module.name, name)] = Definition(Key(module.name, name), node.lineno)
                if isinstance(node, ast.ClassDef):
                    self._collect_class(module, node, one)
                else:
                    self._read(module, node, one)
                    one.decorators = self._decorators(module, node)

    def _collect_class(self, module: Module, node: ast.ClassDef, owner: Definition) -> None:
        owner.decorators = self._decorators(module, node)
        owner.bases = tuple(_full(module, base) for base in node.bases)
        owner.is_enum = any(base.rpartition(".")[2] in ENUMS for base in owner.bases)
        for outer in (*node.bases, *node.keywords, *node.decorator_list):
            self._read(module, outer, owner)
        for child in node.body:
            named = tuple(_named(child)) if isinstance(child, (*FUNCTIONS, ast.Assign)) else ()
            is_member = isinstance(child, FUNCTIONS) or owner.is_enum
            for name in (name for name in named if is_member):
                key = Key(module.name, f"{node.name}.{name}")
                one = self.definitions[key] = Definition(key, child.lineno, self._decorators(module, child))
                one.value = _first_word(child) if owner.is_enum else ""
                self._read(module, child, one)
                one.says.discard(one.value)
            if not (named and is_member):
                self._read(module, child, owner)

    def _decorators(self, module: Module, node: ast.AST) -> tuple[str, ...]:
        found = node.decorator_list if isinstance(node, (*FUNCTIONS, ast.ClassDef)) else ()
        return tuple(_full(module, one.func if isinstance(one, ast.Call) else one) for one in found)

    def _read(self, module: Module, node: ast.AST, into: Definition) -> None:
        """Collect everything that a statement or expression uses, except names it binds itself."""
        own = _bound(node) if isinstance(node, FUNCTIONS) else frozenset()
        for child in ast.walk(node):
            if isinstance(child, ast.Attribute):
                into.reads.add(child.attr)
            if isinstance(child, (ast.Name, ast.Attribute)) and (written := _dotted(child)):
                first = written.partition(".")[0]
                if first not in own and (key := self.resolve(_full(module, child))):
                    into.uses.add(key)
            elif isinstance(child, ast.Constant) and isinstance(child.value, str):
                self._read_text(child.value, into)
            elif isinstance(child, ast.Call) and _dotted(child.func).rpartition(".")[2] in TOLD_BY_NAME:
                into.reads |= {one.value for one in child.args if isinstance(one, ast.Constant) and isinstance(one.value, str)}

    def _read_text(self, text: str, into: Definition) -> None:
        """Collect the words of a text: one may be an enum member's value, a dotted name stands for what it imports."""
        if WORD.fullmatch(text):
            into.says.add(text)
        elif DOTTED.fullmatch(text) and (key := self.resolve(text)):
            into.uses.add(key)

    def _collect_template(self, path: str, text: str) -> None:
        """Collect a template: a macro is used by name in any template, and whatever it reads may be a property or method."""
        macros = {found[1]: found for found in MACRO.finditer(text)}
        for name, found in macros.items():
            key = Key(path, name)
            line = text.count("\n", 0, found.start()) + 1
            self.definitions[key] = Definition(key, line, reads=_template_words(found[0]) - {name})
        self.runs.reads |= _template_words(MACRO.sub("", text))
        self.runs.says |= _template_words(text)


class _Walk:
    """Reachability: what is live, and which live definitions remain to be visited."""

    def __init__(self, tree: Tree, without: frozenset[Key]) -> None:
        self.tree, self.without = tree, without
        self.live: set[Key] = set()
        self.read: set[str] = set()
        self.said: set[str] = set()
        self.todo: list[Definition] = []
        self.by_member: dict[str, list[Key]] = {}
        self.by_value: dict[str, list[Key]] = {}
        self.by_class: dict[Key, list[Key]] = {}
        for key in tree.definitions:
            owner, dot, member = key.name.partition(".")
            if dot:
                self.by_class.setdefault(Key(key.module, owner), []).append(key)
            if dot or key.module.endswith(".jinja"):
                self.by_member.setdefault(member or owner, []).append(key)
            if value := tree.definitions[key].value:
                self.by_value.setdefault(value, []).append(key)

    def follow(self, one: Definition) -> None:
        for key in one.uses:
            self.reach(key)
        for name in one.reads - self.read:
            self.read.add(name)
            for key in self.by_member.get(name, ()):
                self._member(key)
        for word in one.says - self.said:
            self.said.add(word)
            for key in self.by_value.get(word, ()):
                self._member(key)

    def reach(self, key: Key) -> None:
        if key in self.live or key in self.without or key not in self.tree.definitions:
            return
        owner, dot, _ = key.name.partition(".")
        if dot:
            self.reach(Key(key.module, owner))
        self.live.add(key)
        self.todo.append(self.tree.definitions[key])
        for member in self.by_class.get(key, ()):
            self._member(member)

    def finish(self) -> None:
        while self.todo:
            self.follow(self.todo.pop())

    def _member(self, key: Key) -> None:
        """Mark a member live when its class is and somebody reads its name, or Python or an outside base calls it."""
        owner, dot, member = key.name.partition(".")
        if not dot:
            self.reach(key)
        elif Key(key.module, owner) in self.live:
            is_read = member in self.read or self.tree.definitions[key].value in self.said
            if is_read or _is_called_from_outside(self.tree, key):
                self.reach(key)


def _is_called_from_outside(tree: Tree, key: Key) -> bool:
    """Return whether Python or a base class from outside the tree calls the method by itself."""
    owner, _, member = key.name.partition(".")
    if member.startswith("__") and member.endswith("__"):
        return True
    return any(_has(tree, base, member) for base in tree.definitions[Key(key.module, owner)].bases)


def _has(tree: Tree, base: str, member: str) -> bool:
    inside = tree.resolve(base)
    if inside is not None:
        return any(_has(tree, above, member) for above in tree.definitions[inside].bases)
    module, _, name = base.rpartition(".")
    try:
        found = getattr(importlib.import_module(module or "builtins"), name, None)
    except ImportError:
        return False
    return hasattr(found, member)


def _module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _parsed(path: str, text: str) -> Module:
    tree = ast.parse(text, filename=path)
    module = Module(_module_name(path), tree)
    package = module.name if path.endswith("__init__.py") else module.name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                module.imports[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            origin = ".".join(filter(None, (above, node.module or "")))
            module.imports |= {alias.asname or alias.name: f"{origin}.{alias.name}" for alias in node.names}
    for statement in _statements(tree.body):
        module.definitions |= dict.fromkeys(_named(statement), statement)
    return module


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a module, including those under `if` and `try`."""
    for node in body:
        if isinstance(node, ast.If | ast.Try):
            yield from _statements(node.body)
            yield from _statements(node.orelse)
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def _named(node: ast.AST) -> Iterator[str]:
    """Yield the names a statement defines, without dunders such as `__version__`."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield node.name
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    for target in targets:
        for part in ast.walk(target):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store) and not part.id.startswith("__"):
                yield part.id


def _loaded(tree: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _is_text(node: ast.AST) -> bool:
    """Return whether the statement is a docstring, `__all__` or similar."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Assign) and not tuple(_named(node))


def _first_word(node: ast.AST) -> str:
    """Return the value of an enum member: its text, or the first of a (text, label) pair."""
    value = node.value if isinstance(node, ast.Assign) else None
    first = value.elts[0] if isinstance(value, ast.Tuple) and value.elts else value
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def _bound(node: ast.AST) -> frozenset[str]:
    """Return the names a function binds itself: parameters, variables, inner functions; never what it imports."""
    found = {one.arg for one in ast.walk(node) if isinstance(one, ast.arg)}
    found |= {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    found |= {one.name for one in ast.walk(node) if isinstance(one, FUNCTIONS) and one is not node}
    return frozenset(found - {name for one in ast.walk(node) if isinstance(one, ast.Global) for name in one.names})


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Subscript):  # a base such as QuerySet["Entry"]
        return _dotted(node.value)
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (base := _dotted(node.value)):
        return f"{base}.{node.attr}"
    return ""


def _full(module: Module, node: ast.AST) -> str:
    """Return the full dotted name of an expression, resolved through the module's imports."""
    first, _, rest = _dotted(node).partition(".")
    origin = f"{module.name}.{first}" if first in module.definitions else module.imports.get(first, first)
    return f"{origin}.{rest}" if rest else origin


def _split(dotted: str, cut: int) -> tuple[str, str]:
    parts = dotted.split(".")
    return ".".join(parts[:cut]), ".".join(parts[cut:])


def _template_words(text: str) -> set[str]:
    return {word for found in IN_TEMPLATE.finditer(text) for word in re.findall(r"[A-Za-z_]\w*", found[1])}
