"""A section's stored text as paragraphs whose figures link to their records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from mingbai.statute.annual_report.figures import Used


@dataclass(frozen=True, slots=True)
class ParagraphPiece:
    """Running text, or a figure with the address of its records; `is_off` when the tables give another value."""

    text: str
    href: str = ""
    label: str = ""
    is_off: bool = False


Paragraph = tuple[ParagraphPiece, ...]


def paragraphs(
    parts: Iterable[str | Used], off: Collection[Used], labels: Mapping[str, str], link: Callable[[str], str]
) -> tuple[Paragraph, ...]:
    """Split the text at line ends, dropping empty lines."""
    done: list[list[ParagraphPiece]] = [[]]
    wrong = set(off)
    for part in parts:
        if isinstance(part, Used):
            done[-1].append(ParagraphPiece(part.shown, link(part.path), labels.get(part.path, part.path), part in wrong))
            continue
        first, *rest = part.split("\n")
        done[-1].append(ParagraphPiece(first))
        done.extend([ParagraphPiece(line)] for line in rest)
    return tuple(tuple(piece for piece in line if piece.text) for line in done if any(piece.text.strip() for piece in line))
