"""The form for something that was said in public."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from mingbai.core.forms import PlainForm, area, choice, day, line
from mingbai.statute.public_opinion.answering import KIND_WORDS
from mingbai.workspace.public_opinion.hours import moment_typed


class SaidForm(PlainForm):
    """What was said, where, when it was found, and how grave the event behind it is."""

    what = line("简称", "别人一看就知道是哪件事，例如：某村自来水发黄。不写个人的姓名。", missing="写一个简称", length=120)
    said = area("说了什么", "只记公开说的，照原话，不写个人的姓名、电话。", missing="写说了什么")
    where = line("在哪里看到的", "平台和栏目，例如：微博“彭阳同城”话题。", missing="写在哪里看到的", length=200)
    found_on = day("哪天发现的")
    hour = line("几点发现的", "例如 14:30，时限从这一刻算。", missing="写几点发现的", length=5)
    kind = choice("属于哪一种", list(KIND_WORDS.items()), missing="选一种", is_open=True)

    also_called: ClassVar = {"found_at": "hour"}

    def found_at(self) -> datetime:
        """Return the moment that the valid form says; raise Invalid when the hour is none."""
        return moment_typed(self.cleaned_data["found_on"], self.cleaned_data["hour"], "hour")
