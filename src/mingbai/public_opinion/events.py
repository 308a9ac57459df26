"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "opinion.recorded": "登记政务舆情",
    "opinion.checked": "记下核实的情况",
    "opinion.rated": "改政务舆情的种类",
    "opinion.drafted": "起草对政务舆情的回应",
    "opinion.conferred": "记下新闻发布会",
    "opinion.mended": "记下整改",
    "opinion.closed": "办结政务舆情",
    "opinion.set_aside": "决定不回应",
}
