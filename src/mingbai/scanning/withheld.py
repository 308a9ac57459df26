"""What is withheld of a paper that is disclosed in part (条例第37条), and what a check says of the copy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedactionBox:
    """One box: `page` from 1; the edges in fractions of the page as it is shown, from its left and top; `ground` as "15.2"."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    ground: str = ""

    def __post_init__(self) -> None:
        """Refuse a box that covers nothing or lies outside its page."""
        if self.page < 1 or not (0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1):
            raise ValueError(f"no box: {self}")


@dataclass(frozen=True, slots=True)
class Leak:
    """One way in which withheld content may still be had; `page` is 0 for the file as a whole. The content is not repeated."""

    page: int
    text: str
