"""Information about 突发事件, which old and disabled people must be able to take in as fast as anybody.

Source: 无障碍环境建设法第29条 (in force since 2023-09-01): where conditions allow, information about natural disasters,
accidents, public health and public security goes out at the same time by voice and in large print.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from mingbai.statute.citation import Citation
from mingbai.statute.index import rule

ARTICLE_29 = Citation("无障碍环境建设法", "第29条")


@cache
def emergency_fields() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Return the items of the regulation, and by field the matters of the catalogue, under which such information stands."""
    data = tomllib.loads(files(__package__).joinpath("emergencies.toml").read_text("utf-8"))
    return frozenset(data["items"]), {field: frozenset(lines) for field, lines in data["lines"].items()}


@rule(ARTICLE_29, name="突发事件信息同步给大字和语音")
def is_emergency(item: str, field: str, matter: str) -> bool:
    """Return whether an entry under this item, field and second-level matter is about an emergency."""
    items, lines = emergency_fields()
    return item in items or matter in lines.get(field, frozenset())
