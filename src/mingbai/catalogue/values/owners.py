"""Which departments a line of the catalogue means by its column 公开主体."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

# Words of the subject column, and words of a department's name.
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def subject_words(organ_name: str) -> tuple[str, ...]:
    """Return the words of the subject column that mean a department of this name; those that mean every department come first."""
    everybody, pairs = _table()
    own = (word for subject, names in pairs if any(name in organ_name for name in names) for word in subject)
    return (*everybody, *dict.fromkeys(own))


def names_department(subject: str, organ_name: str) -> bool:
    """Return whether a line with this subject is published by a department of this name."""
    return any(word in subject for word in subject_words(organ_name))


@cache
def _table() -> tuple[tuple[str, ...], tuple[Pair, ...]]:
    data = tomllib.loads(files("mingbai.catalogue").joinpath("standard", "owners.toml").read_text("utf-8"))
    pairs = tuple((tuple(row["subject"]), tuple(row["name"])) for row in data["departments"])
    return tuple(data["everybody"]), pairs
