"""A register in which rules enter themselves, so that the list of rules with their articles is generated from the code."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from mingbai.statute.citation import Citation, Confidence

Marked = TypeVar("Marked", bound=Callable[..., object])
CONFIDENCE_WORDS = {Confidence.CONFIRMED: "read", Confidence.PARTLY: "partly read", Confidence.PRACTICE: "practice, configurable"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of law: its name in the law's words, its place in the code, its articles, one sentence."""

    name: str
    module: str
    function: str
    citations: tuple[Citation, ...]
    sentence: str


_rules: dict[tuple[str, str], Rule] = {}


def rule(*citations: Citation, name: str) -> Callable[[Marked], Marked]:
    """Mark a function as a rule of law; the function itself stays unchanged."""

    def mark(function: Marked) -> Marked:
        qualname = function.__qualname__
        sentence = (function.__doc__ or "").strip().split("\n")[0]
        _rules[function.__module__, qualname] = Rule(name, function.__module__, qualname, citations, sentence)
        return function

    return mark


def rules(modules: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules of these modules, by module and name."""
    names = tuple(modules)
    for module in names:
        importlib.import_module(module)
    return tuple(_rules[key] for key in sorted(_rules) if key[0] in names)


def render_markdown(modules: Iterable[str]) -> str:
    """Render the rules of these modules as one Markdown table."""
    lines = ["| 规则 | where | article | how sure | what it says |", "|---|---|---|---|---|"]
    for found in rules(modules):
        where = f"`{found.module.removeprefix('mingbai.statute.')}.{found.function}`"
        articles = "；".join(_place(c) for c in found.citations)
        sure = ", ".join(dict.fromkeys(CONFIDENCE_WORDS[c.confidence] for c in found.citations))
        lines.append(f"| {found.name} | {where} | {articles} | {sure} | {found.sentence} |")
    return "\n".join(lines) + "\n"


def _place(citation: Citation) -> str:
    number = f"（{citation.document_number}）" if citation.document_number else ""
    return f"{citation}{number}"
