"""The form for a meeting or matter with its topics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mingbai.core.forms import FieldView, PlainForm, choice, day, line
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS, Attribute
from mingbai.statute.disclosure.exemptions import grounds
from mingbai.statute.disclosure.meetings import MATTER_WORDS, Topic

TOPICS = range(1, 6)
OWN = ("kind", "title", "held_on", "invited")


@dataclass(frozen=True, slots=True)
class TopicFields:
    """The fields of one topic; from the second on, folded while they are empty."""

    number: int
    fields: tuple[FieldView, ...]
    is_folded: bool


class MatterForm(PlainForm):
    """A meeting with up to five topics."""

    kind = choice(
        "种类",
        [(one.value, word) for one, word in MATTER_WORDS.items()],
        "办会：镇长办公会、专题会等。办事：不开会就办的重要事项。",
        missing="选办会或者办事",
        is_open=True,
    )
    title = line("名称", "例如：白阳镇2021年第2次镇长办公会。", missing="写名称")
    held_on = day("日期", "会议召开、事项决定的那一天。")
    invited = line(
        "邀请谁列席",
        "涉及重大民生事项的，可以请群众代表、利益相关方列席。没有就空着。",
        missing="",
        length=300,
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        attributes = [("", "选一种"), *((one.value, word) for one, word in ATTRIBUTE_WORDS.items())]
        for n in TOPICS:
            self.fields[f"what{n}"] = line("议题或者事项", "例如：审议第一季度低保名单。", missing="", required=False)
            self.fields[f"attribute{n}"] = choice("是否公开", attributes, missing="选一种")
            self.fields[f"how{n}"] = line(
                "怎么公开，或者为什么不公开",
                "主动公开的写方式，例如网站发布结果；别的写理由。",
                missing="",
                required=False,
            )
            self.fields[f"ground{n}"] = choice(
                "不予公开的依据",
                [("", "选一种依据"), *((one.code, one.words) for one in grounds())],
                "只在选不予公开时选。",
                missing="选依据",
            )
            self.fields[f"attribute{n}"].required = self.fields[f"ground{n}"].required = False

    def topics(self) -> tuple[Topic, ...]:
        """Return the topics that have something written in them."""
        found, asked = [], self.cleaned_data
        for n in TOPICS:
            what, chosen, how = asked[f"what{n}"], asked[f"attribute{n}"], asked[f"how{n}"]
            if not (what or chosen or how):
                continue
            attribute = Attribute(chosen) if chosen else None
            is_open = attribute is Attribute.OPEN
            ground = "" if is_open else asked[f"ground{n}"]
            found.append(Topic(what, attribute, how if is_open else "", "" if is_open else how, ground))
        return tuple(found)

    def own(self) -> tuple[FieldView, ...]:
        """Return the fields of the meeting itself."""
        return tuple(view for view in self.views() if view.name in OWN)

    def groups(self) -> tuple[TopicFields, ...]:
        """Return the fields of each topic."""
        views = {view.name: view for view in self.views()}
        found = []
        for n in TOPICS:
            shown = tuple(views[f"{name}{n}"] for name in ("what", "attribute", "how", "ground"))
            found.append(TopicFields(n, shown, n > 1 and not any(view.value or view.error for view in shown)))
        return tuple(found)
