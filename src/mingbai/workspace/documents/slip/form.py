"""The form for a slip; each term is explained beside its field, with a good example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from mingbai.core.forms import FieldView, PlainForm, area, choice, day, ground_choices, line, set_choices
from mingbai.documents.values import Slip
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS, ORIGIN_WORDS
from mingbai.statute.disclosure.competition import COMPETITION_WORDS
from mingbai.statute.disclosure.documents import kinds
from mingbai.statute.disclosure.items import statutory_items

YES_NO = [("no", "不是"), ("yes", "是")]
ATTRIBUTES = [(one.value, word) for one, word in ATTRIBUTE_WORDS.items()]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields shown together; a rarely needed group stays folded while it is empty."""

    heading: str
    remark: str
    fields: tuple[FieldView, ...]
    is_folded: bool


GROUPS = (
    ("文件", "", ("title", "kind", "series_id", "body"), False),
    (
        "公开属性",
        "拟稿时就要定，和公文一起报批。没有公开属性，不编文号、不流转。",
        ("attribute", "statutory_item"),
        False,
    ),
    ("不主动公开的，写理由和依据", "依申请公开的写理由；不予公开的还要选依据。", ("reason", "ground"), True),
    ("政策性文件", "", ("is_policy",), False),
    (
        "政策性文件、规范性文件，写公平竞争审查",
        "2024年8月1日起，签发以前要写。涉及经营者经济活动的，没有审查不能出台（公平竞争审查条例第18条）。",
        ("competition", "competition_conclusion"),
        True,
    ),
    (
        "政策性文件，写解读",
        "解读和文件一起写、一起签、一起发。",
        ("interpretation_plan", "interpretation_title", "interpretation_body"),
        True,
    ),
    ("规范性文件，写效力", "签发后自动登记，年报表二从这里计数。", ("normative_kind", "in_force_on", "valid_until"), True),
    ("征求过意见的，写是哪一份征求意见稿", "公开以后，征求意见稿、采纳情况和这份文件互相链接。", ("final_of_id",), True),
    (
        "转发和联合发文，写来源",
        "转发的从原件的属性，联合发文从主办机关的属性。",
        ("origin", "from_organ", "from_number", "original", "partners", "is_agreed"),
        True,
    ),
)
UNTOUCHED = frozenset({"", "no", "own"})
# A group unfolds when this field has one of these values.
NEEDED = {
    "reason": ("attribute", {"on_request", "closed"}),
    "competition": ("is_policy", {"yes"}),
    "interpretation_plan": ("is_policy", {"yes"}),
}


class SlipForm(PlainForm):
    """One slip. The form lets a draft be incomplete; the slip's page says what is missing."""

    title = line(
        "文件标题",
        "写全：哪个机关、关于什么、文种。例如：白阳镇人民政府关于印发农村宅基地审批管理办法的通知。",
        missing="写文件标题",
        length=300,
    )
    kind = choice("文种", [], "安排工作用通知，提做法和要求用意见，答复下级用批复，向上级要批准用请示。", missing="选文种")
    series_id = choice("发文字号", [], "签发时自动编下一个号，不能提前占号。", missing="选发文字号")
    final_of_id = choice("征求意见稿", [], "本机关公布过的征求意见稿里选。", missing="选一份")
    body = area(
        "正文",
        "从文件里粘贴过来，一段一行；“一、”开头的短行成为小标题。也可以保存以后上传docx，二选一。",
        missing="",
        length=200_000,
    )
    attribute = choice(
        "拟定公开属性",
        ATTRIBUTES,
        "主动公开：签发后20个工作日内上网。依申请公开：有人申请就给。不予公开：有条例第14、15、16条的依据才行。",
        missing="选一种公开属性",
        is_open=True,
    )
    statutory_item = choice("属于条例的哪一项", [], "主动公开的要选，决定公开在哪一栏。", missing="选一项")
    reason = area(
        "不主动公开的理由",
        "依申请公开、不予公开都要写。例如：内容只涉及两户宅基地纠纷的调解，当事人可以申请。",
        missing="写理由",
        length=500,
    )
    ground = choice("不予公开的依据", [], "只在选不予公开时选。", missing="选依据")
    is_policy = choice(
        "是政策性文件吗",
        YES_NO,
        "定规矩、定标准、给好处、加义务，群众或企业要照着办的，是。例如补贴办法、审批管理办法。",
        missing="选是或者不是",
        is_open=True,
    )
    competition = choice(
        "公平竞争审查",
        [("", "还没有写"), *((one.value, word) for one, word in COMPETITION_WORDS.items())],
        "县政府的文件由市场监管部门会同起草单位审查；部门的文件由起草单位审查。",
        missing="选一种结果",
    )
    competition_conclusion = line(
        "审查的结论",
        "谁审查、听取了谁的意见、结论是什么。不涉及的不用写。",
        missing="写审查的结论",
        length=500,
        required=False,
    )
    interpretation_plan = line(
        "解读方案",
        "谁来解读、什么形式、哪天发。例如：民政办主任，一问一答，和文件同一天发。",
        missing="写解读方案",
        length=500,
        required=False,
    )
    interpretation_title = line(
        "解读标题", "例如：《白阳镇农村宅基地审批管理办法》解读。", missing="", length=300, required=False
    )
    interpretation_body = area(
        "解读正文",
        "写给群众看：为什么定、和我有什么关系、怎么办、找谁。不要照抄文件。",
        missing="",
        length=200_000,
    )
    normative_kind = choice(
        "是规范性文件吗",
        [("", "不是"), ("normative", "行政规范性文件"), ("rules", "规章")],
        "涉及群众权利义务、反复适用的才是。乡镇和县级部门没有规章。",
        missing="选一种",
        is_open=True,
    )
    in_force_on = day("施行日期", "空着就是签发那天。", required=False)
    valid_until = day("有效期至", "写最后有效的那天，过了自动失效。长期有效就空着。", required=False)
    origin = choice("文件来源", [(one.value, word) for one, word in ORIGIN_WORDS.items()], missing="选来源", is_open=True)
    from_organ = line("原件或者主办机关", "例如：彭阳县人民政府。", missing="", length=120, required=False)
    from_number = line("原件文号", "例如：彭政发〔2021〕2号。", missing="", length=80, required=False)
    original = choice(
        "原件或者主办机关定的公开属性",
        [("", "没有原件"), *ATTRIBUTES],
        "看原件版记上面括号里的字，例如（此件公开发布）。",
        missing="选一种",
    )
    partners = line("联合发文的机关", "例如：彭阳县民政局、彭阳县财政局。", missing="", length=300, required=False)
    is_agreed = choice(
        "公开属性协商一致了吗",
        [("yes", "一致"), ("no", "不一致，由签发人定")],
        "联合发文才用选。",
        missing="选一致或者不一致",
        is_open=True,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        organ: OrganRow,
        series: tuple[tuple[int, str], ...],
        usual: str,
        on: date,
        *,
        drafts: tuple[tuple[int, str], ...],
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        set_choices(self, "kind", [(kind.name, f"{kind.name}，例如：{kind.example}") for kind in kinds()])
        shown = [(str(key), template.replace("{year}", str(on.year)).replace("{n}", "…")) for key, template in series]
        set_choices(self, "series_id", shown or [("", usual.replace("{year}", str(on.year)).replace("{n}", "…"))])
        set_choices(self, "final_of_id", [("", "没有征求过意见"), *((str(key), title) for key, title in drafts)])
        law = [(one.code, f"{one.citation}：{one.text}") for one in statutory_items(organ.level, on)]
        set_choices(self, "statutory_item", [("", "选一项"), *law])
        set_choices(self, "ground", ground_choices())
        for name in (
            "series_id",
            "final_of_id",
            "body",
            "attribute",
            "statutory_item",
            "reason",
            "ground",
            "competition",
            "interpretation_body",
            "normative_kind",
            "original",
        ):
            self.fields[name].required = False

    def slip(self) -> Slip:
        """Return what was written, as the actions take it."""
        found = dict(self.cleaned_data)
        found["is_policy"], found["is_agreed"] = found["is_policy"] == "yes", found["is_agreed"] != "no"
        for name in ("series_id", "final_of_id"):
            found[name] = int(found[name]) if found[name] else None
        return Slip(**found)

    def groups(self) -> tuple[FieldGroup, ...]:
        """Return the fields in groups."""
        views = {view.name: view for view in self.views()}
        found = []
        for heading, remark, names, is_rare in GROUPS:
            shown = tuple(views[name] for name in names)
            is_begun = any(view.error or view.value not in UNTOUCHED for view in shown if view.name != "is_agreed")
            field, values = NEEDED.get(names[0], ("", frozenset()))
            is_needed = bool(field) and views[field].value in values
            found.append(FieldGroup(heading, remark, shown, is_rare and not is_begun and not is_needed))
        return tuple(found)


def initial(slip: Slip) -> dict[str, Any]:
    """Return the form's initial values for a slip."""
    found = {one.name: getattr(slip, one.name) for one in fields(Slip)}
    found["is_policy"] = "yes" if slip.is_policy else "no"
    found["is_agreed"] = "yes" if slip.is_agreed else "no"
    for name in ("series_id", "final_of_id"):
        found[name] = "" if found[name] is None else str(found[name])
    return found
