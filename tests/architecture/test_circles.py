"""No two folders of a package depend on each other, so that each can be read and changed alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from architecture.tree import SOURCE, imported, modules


def test_no_folders_of_a_package_need_each_other() -> None:
    names = {".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): tree for path, tree in modules()}
    pairs = [
        (name.removesuffix(".__init__"), found)
        for name, tree in names.items()
        for whole, _ in imported(tree)
        if (found := _module(whole, names)) is not None
    ]
    circles = list(_circles(pairs))
    print(f"folder circles {len(circles)}")
    assert circles == []


def test_a_circle_of_three_folders_is_found_and_a_line_of_three_is_none() -> None:
    line = [("p.a.x", "p.b.y"), ("p.b.z", "p.c.x"), ("p.a.q", "p.c.x")]
    assert list(_circles(line)) == []
    assert list(_circles([*line, ("p.c.w", "p.a.r")])) == ["p: a, b, c"]
    assert list(_circles([("p.a.x.one", "p.a.y.two"), ("p.a.y.two", "p.a.x.three")])) == ["p.a: x, y"]


def _module(whole: str, names: Mapping[str, object]) -> str | None:
    """Return the module of an imported name: the name itself, or what it was imported from."""
    for name in (whole, whole.rpartition(".")[0]):
        if name in names or f"{name}.__init__" in names:
            return name
    return None


def _circles(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each group of folders in one package that depend on each other, as `package: folder, folder`."""
    needs: dict[str, dict[str, set[str]]] = {}
    for user, used in pairs:
        one, other = user.split("."), used.split(".")
        same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
        # A module beside the folders belongs to no folder; its imports do not count.
        if same and len(one) > same + 1 and len(other) > same + 1:
            needs.setdefault(".".join(one[:same]), {}).setdefault(one[same], set()).add(other[same])
    for package, edges in sorted(needs.items()):
        reach = {folder: _reached(edges, folder) for folder in edges}
        groups = {tuple(sorted(other for other in reach[one] if one in reach.get(other, ()))) for one in edges}
        yield from (f"{package}: {', '.join(group)}" for group in sorted(groups) if len(group) > 1)


def _reached(edges: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        for other in edges.get(waiting.pop(), set()) - found:
            found.add(other)
            waiting.append(other)
    return found
