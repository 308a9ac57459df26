"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "gazette.begun": "编一期政府公报",
    "gazette.frozen": "定稿一期政府公报",
}
