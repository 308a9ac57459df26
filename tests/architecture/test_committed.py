"""No committed file names a package registry or a path on its author's machine."""

from __future__ import annotations

import re

from architecture.tree import project_files, shown

# Split, so that this file does not match itself.
PIECES = (
    ("pypi", r"\.org"),
    ("python", r"hosted\.org"),
    ("npm", r"js\.(?:org|com)"),
    ("deb", r"\.debian\.org"),
    ("/wo", "rk/(?:main|shared)"),
    ("/ro", "ot/"),
    ("/ho", "me/(?!mingbai)"),
    ("/op", "t/(?:pypi|wheels)"),
)
TRACES = re.compile("|".join("".join(pieces) for pieces in PIECES))


def test_no_file_names_a_registry_or_a_machine_path() -> None:
    found = []
    for path in project_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{shown(path)}:{number} {match.group()}"
            for number, line in enumerate(text.splitlines(), 1)
            if (match := TRACES.search(line))
        ]
    assert found == []
