"""The names that a platform uses for the fields of an entry, from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_KEYS = frozenset({"platform", "entry", "files", "constants", "fields", "each", "values"})


class WrongMapping(Exception):
    """The mapping file cannot be used; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """How a platform's file is written. Without `fields` an entry keeps its own names.

    `fields` is theirs = ours (`organ.code` looks inside), `each` the same for the rows of a list, `values` other words for the
    values of a field, `constants` what is always written.
    """

    platform: str
    entry: str = "entry.json"
    files: str = "files"
    constants: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    each: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_mapping(text: str) -> FieldMapping:
    """Return the mapping of a TOML file; raise WrongMapping."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        raise WrongMapping(f"对照表不是TOML：{failure}") from None
    if unknown := sorted(set(found) - _KEYS):
        raise WrongMapping(f"对照表里不认识：{'、'.join(unknown)}。")
    if not isinstance(found.get("platform"), str):
        raise WrongMapping("对照表里要写 platform（平台的名称）。")
    for name in ("entry", "files"):
        said = found.get(name, name)
        if not isinstance(said, str) or not said or "/" in said or "\\" in said or said.startswith("."):
            raise WrongMapping(f"对照表里的 {name} 写一个文件名。")
    for name in ("constants", "fields", "each", "values"):
        if not isinstance(found.get(name, {}), dict):
            raise WrongMapping(f"对照表里的 {name} 写成一节。")
    if any(not isinstance(one, str) for one in found.get("fields", {}).values()):
        raise WrongMapping("对照表的 fields 里，每个平台的字段后面写一个本站的字段。")
    return FieldMapping(**found)


def mapped(mapping: FieldMapping, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entry in the platform's names; raise WrongMapping for a field that an entry does not have."""
    if not mapping.fields:
        return {**mapping.constants, **entry}
    told = dict(mapping.constants)
    for theirs, ours in mapping.fields.items():
        value = _inside(entry, ours)
        if (rows := mapping.each.get(theirs)) is not None and isinstance(value, list | tuple):
            value = [{name: _inside(row, of) for name, of in rows.items()} for row in value]
        words = mapping.values.get(theirs, {})
        told[theirs] = words.get(value, value) if isinstance(value, str) else value
    return told


def _inside(value: Any, path: str) -> Any:
    for name in path.split("."):
        if value is None:
            return None
        if not isinstance(value, Mapping) or name not in value:
            raise WrongMapping(f"对照表里的“{path}”不是信息的字段。")
        value = value[name]
    return value
