"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "board.added": "登记公开栏",
    "board.changed": "改公开栏",
    "board.closed": "停用公开栏",
    "board.hung": "在公开栏张贴",
    "board.moved": "在公开栏换位置",
    "board.read_out": "在广播里念",
    "board.taken_down": "从公开栏取下",
}
