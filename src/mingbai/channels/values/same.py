"""Whether the same stands on a channel as was sent: title and words, whatever their form."""

from __future__ import annotations

from mingbai.channels.kinds.values import ChannelMessage, StandingText
from mingbai.entries.values.plain import plain_text

NEAR = 20


def difference(sent: ChannelMessage, standing: StandingText) -> str:
    """Return the first difference in a sentence; empty when title and words are the same."""
    if _words(sent.title) != _words(standing.title):
        return f"题目不同，渠道上的是“{standing.title[:40]}”。"
    ours, theirs = _words(plain_text(sent.content)), _words(plain_text(standing.content))
    if ours == theirs:
        return ""
    at = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    return f"正文不同：发的是“…{ours[max(0, at - 5) : at + NEAR]}”，渠道上的是“…{theirs[max(0, at - 5) : at + NEAR]}”。"


def _words(text: str) -> str:
    return "".join(text.split())
