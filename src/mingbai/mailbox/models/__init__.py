"""Messages from the public with their answers, and the suggestion box."""

from __future__ import annotations

from mingbai.mailbox.models.box import SuggestionOpening, SuggestionSlip
from mingbai.mailbox.models.messages import Message, MessageStep, Selection

__all__ = ["Message", "MessageStep", "Selection", "SuggestionOpening", "SuggestionSlip"]
