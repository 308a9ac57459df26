"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {"screen.set": "改大厅屏放什么"}
