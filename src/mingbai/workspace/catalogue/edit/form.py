"""Forms for a line of the catalogue: all its columns, and why it is retired."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django import forms

from mingbai.catalogue.values.limit_reading import read_limit
from mingbai.catalogue.values.lines import CHANNELS, EVERYBODY, FIELD_CHANNELS, MODES, SPECIAL, LineKey, LineRow, Wording
from mingbai.core.forms import Choice, PlainForm, area, choice, day, line
from mingbai.statute.disclosure.decisions import DECISION_WORDS, Decision

LEVELS = [("both", "县级和乡级"), ("county", "县级"), ("township", "乡级")]
WHOM = [(EVERYBODY, EVERYBODY), (SPECIAL, SPECIAL)]


class LineForm(PlainForm):
    """The columns of a line in the order of the official table; `is_county` adds the level."""

    also_called: ClassVar = {"audience": "whose", "statutory_codes": "statutory_code", "unit": "time_limit"}

    field = line("领域", "目录里有的照写，例如：社会救助。没有的写新的。", missing="写明领域", length=40)
    line1 = line("一级事项", "例如：最低生活保障。", missing="写明一级事项", length=60)
    line2 = line("二级事项", "例如：审核信息。", missing="写明二级事项", length=120)
    elements = area(
        "公开内容（要素）", "一行写一项。起草信息的时候，照它一项一项核对。", missing="写明要公开哪些内容", length=4000
    )
    basis = area("公开依据", "法律、法规、文件的名称、文号和条款。", missing="写明公开依据", length=600)
    time_limit = line(
        "公开时限",
        "例如：信息形成或者变更之日起20个工作日内。空着就按条例第26条20个工作日算。",
        missing="",
        length=300,
        required=False,
    )
    subject = line("公开主体", "例如：乡镇人民政府。", missing="写明公开主体")
    channels = forms.MultipleChoiceField(
        label="公开渠道和载体",
        choices=[(one, one) for one in (*CHANNELS, *FIELD_CHANNELS)],
        error_messages={"required": "选至少一个公开渠道和载体", "invalid_choice": "从清单里选公开渠道和载体"},
    )
    whom = choice("公开对象", WHOM, missing="选公开对象", is_open=True)
    whose = line("特定群体是哪些人", "例如：本村村民。对象是全社会的空着。", missing="", length=90, required=False)
    mode = choice("公开方式", [(one, one) for one in MODES], missing="选公开方式", is_open=True)
    decision = choice(
        "是不是行政决定",
        [(one.value, words) for one, words in DECISION_WORDS.items()],
        "行政许可、行政处罚决定7个工作日内公开（国办发〔2018〕118号）；行政强制按公开时限。",
        missing="从清单里选",
    )
    levels = choice("公开层级", LEVELS, missing="选公开层级", is_open=True)
    statutory_code = choice(
        "是条例的哪一项", [], "法定主动公开的事项，见条例第20条、第21条。", missing="选一项，或者选“不在其中”"
    )
    override = area("覆盖说明", "新的上位法、文件换版、个人信息的限制写在这里，以它为准。没有就空着。", missing="", length=500)
    in_force_on = day("从哪一天起施行", "那天以前仍按原来的一版。")

    def __init__(self, *args: Any, is_county: bool, codes: list[tuple[str, str]], is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["override"].required = False
        self.fields["statutory_code"].required = False
        self.fields["decision"].required = False
        code = self.fields["statutory_code"]
        if isinstance(code, forms.ChoiceField):
            code.choices = [("", "不在其中"), *codes]
        leaving = ["field", "line1", "line2", "statutory_code"] if not is_new else []
        for name in (*leaving, *([] if is_county else ["levels", "override"])):
            del self.fields[name]

    @property
    def channel_choices(self) -> tuple[Choice, ...]:
        """The channels as tick boxes."""
        ticked = self["channels"].value() or []
        return tuple(Choice(one, one, one in ticked) for one in (*CHANNELS, *FIELD_CHANNELS))

    def key(self) -> LineKey:
        """Return the key of a new line."""
        return LineKey(*(self.cleaned_data[name] for name in ("field", "line1", "line2")))

    def wording(self, known: Wording | None = None) -> Wording:
        """Return the wording typed; hidden fields keep `known`'s values, and so does the unit of an unchanged limit."""
        said = self.cleaned_data
        time_limit = " ".join(said["time_limit"].split())
        unit = known.unit if known and known.time_limit == time_limit else read_limit(time_limit)
        whose = said["whose"].strip().strip("（）()")
        plain = Wording(
            elements=tuple(one.strip().rstrip("；;") for one in said["elements"].splitlines() if one.strip()),
            basis=said["basis"],
            time_limit=time_limit,
            unit=unit,
            subject=said["subject"],
            channels=tuple(said["channels"]),
            audience=EVERYBODY if said["whom"] == EVERYBODY else f"{SPECIAL}（{whose}）" if whose else SPECIAL,
            mode=said["mode"],
            decision=Decision(said["decision"]),
            override=said.get("override", known.override if known else ""),
        )
        return replace(plain, source=known.source if known else "", confidence="C")

    def chosen_levels(self) -> tuple[bool, bool]:
        """Return (county, township)."""
        chosen = self.cleaned_data.get("levels", "township")
        return chosen != "township", chosen != "county"


def initial_of(row: LineRow) -> dict[str, Any]:
    """Return the form's initial values for a line as it stands."""
    said = row.wording
    levels = "both" if row.for_county and row.for_township else "county" if row.for_county else "township"
    return {
        "elements": "\n".join(said.elements),
        "basis": said.basis,
        "time_limit": said.time_limit,
        "subject": said.subject,
        "channels": list(said.channels),
        "whom": EVERYBODY if said.audience == EVERYBODY else SPECIAL,
        "whose": said.audience.removeprefix(SPECIAL).strip("（）") if said.audience != EVERYBODY else "",
        "mode": said.mode,
        "decision": said.decision.value,
        "levels": levels,
        "override": said.override,
    }


class RetireForm(PlainForm):
    """Why and when a line is retired."""

    ends_on = day("从哪一天起停用", "那天以前形成的信息，仍按这一项公开。")
    reason = area("为什么停用", "例如：新版标准目录没有这一项；并入了“审核审批信息”。", missing="写明为什么停用", length=300)
