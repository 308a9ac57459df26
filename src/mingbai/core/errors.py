"""Failures that pages catch; each carries a sentence that tells the reader what to do."""

from __future__ import annotations

from mingbai.statute.verdict import Verdict

OVERTAKEN = "别人刚改过{}。您的改动没有覆盖别人的，请看过新的内容再做一次。"


class MingbaiError(Exception):
    """Base class of the named failures."""


class Refused(MingbaiError):
    """A rule or policy said no; `verdict` holds the reason and the article, `field` names the input to blame, if one is."""

    def __init__(self, verdict: Verdict, field: str = "") -> None:
        super().__init__(verdict.reason)
        self.verdict = verdict
        self.field = field


class Unconfirmed(Refused):
    """Something has to be confirmed first: `points` say what, and the confirmation has to name the `digest`."""

    def __init__(self, verdict: Verdict, points: tuple[str, ...], digest: str) -> None:
        super().__init__(verdict)
        self.points = points
        self.digest = digest


def require(verdict: Verdict) -> None:
    """Raise Refused unless the verdict allows it."""
    if not verdict:
        raise Refused(verdict)


class NotVisible(MingbaiError):
    """The thing does not exist for this person: pages answer 404, never 403."""


class Invalid(MingbaiError):
    """Input that cannot be accepted; `field` names the input, the message says what to write instead."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Stale(MingbaiError):
    """Somebody else changed the thing in the meantime; nothing was overwritten."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or OVERTAKEN.format("这里"))

    @classmethod
    def of(cls, what: str) -> Stale:
        """Say of a thing ("这份报告") that somebody else changed it."""
        return cls(OVERTAKEN.format(what))
