"""Words of redactions that several pages use."""

from __future__ import annotations

STATE_TAGS = {
    "draft": ("正在画", "half"),
    "made": ("等核对", "soon"),
    "confirmed": ("已核对", "done"),
}
