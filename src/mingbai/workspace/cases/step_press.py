"""A step of a letter as its page offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from mingbai.core.forms import PlainForm

Act = TypeVar("Act")


@dataclass(frozen=True, slots=True)
class StepPress(Generic[Act]):
    """One step: its form, what follows from it, and what runs; `run` returns what to say when done."""

    act: Act
    form: type[PlainForm]
    press: str
    follows: str
    run: Callable[..., str]
    kind: str = ""
