"""Forms for the registers that the annual report counts; each explains the statutory term with an example."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, amount, area, choice, day, line, set_choices
from mingbai.statute.annual_report.forms import APPLICANTS, GROUPS4, ROWS4, Form, form_for, result_rows

NORMATIVE_KINDS = [("normative", "行政规范性文件"), ("rules", "规章")]
GROUPS = list(GROUPS4)
RESULTS = [(key, label) for key, label in ROWS4 if key not in {"pending", "total"}]
APPLICANT_KINDS = list(APPLICANTS)
ACTIVITIES = [
    ("open_days", "政府开放日"),
    ("work_meetings", "政务公开工作会议"),
    ("trainings", "业务培训"),
    ("village_inspections", "村务公开督查"),
]


def outcomes(form: Form) -> list[tuple[str, str]]:
    """Return the result rows of table 3, as printed."""
    return [(row, form.cells[f"3.{row}.natural"].label.rsplit("，", 1)[0]) for row in result_rows(form)]


def declared_cells(form: Form) -> list[tuple[str, str]]:
    """Return the cells of table 2 that no register of this platform counts."""
    counted = ("2.rules.", "2.normative.", "2.procurement.")
    return [(path, cell.label) for path, cell in form.cells.items() if path.startswith("2.") and not path.startswith(counted)]


class ProcurementForm(PlainForm):
    """One 政府集中采购 project."""

    title = line(
        "采购项目",
        "写合同或中标公告上的名称，例如：白阳镇人民政府办公设备采购项目。",
        missing="写明采购项目的名称",
    )
    concluded_on = day("成交日期", "合同签订或中标通知的那一天。按这一天算在哪一年。")
    amount_yuan = amount("采购金额（元）", "以元为单位写全，不用万元，例如 54369。")
    supplier = line("供应商", "可以不写。", missing="", length=120, required=False)


class NormativeForm(PlainForm):
    """One 规章 or 行政规范性文件."""

    kind = choice(
        "文件种类",
        NORMATIVE_KINDS,
        "乡镇和县级部门只可能制发行政规范性文件；规章由省、设区的市的政府制定。",
        missing="选一种：规章，或者行政规范性文件",
        is_open=True,
    )
    title = line("文件名称", "写全称，例如：白阳镇农村宅基地审批管理办法。", missing="写明文件名称", length=300)
    document_number = line(
        "文号", "例如：白政发〔2020〕5号。年份用六角括号。", missing="写明文号，例如 白政发〔2020〕5号", length=80
    )
    made_on = day("制发日期", "文件落款的那一天。")
    published_on = day("公开日期", "在政府网站或公报上公开的那一天。还没有公开就空着。", required=False)
    repealed_on = day("废止日期", "还有效就空着。", required=False)


class DeclaredForm(PlainForm):
    """A figure counted by another system."""

    cell = choice("是哪一格", [], "年报表二里由业务系统统计的格子。", missing="选它是哪一格")
    value = amount("数量", "从业务系统查到的数。这一年没有就写 0。", places=6, example="12")
    source = line(
        "出处",
        "从哪里查到的，别人照着能再查一遍，例如：宁夏政务服务网，2020年办件统计，1月8日导出。",
        missing="写明这个数从哪里查到的",
    )
    declared_on = day("查询日期", "从那个系统里查到这个数的那一天。")

    def __init__(self, *args: object, year: int, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        set_choices(self, "cell", declared_cells(form_for(year)))


class ApplicationForm(PlainForm):
    """One 政府信息公开申请 in the register."""

    number = line("登记编号", "本机关登记簿上的编号，例如：依申请〔2020〕1号。一件一个编号。", missing="写明登记编号", length=60)
    applicant_kind = choice(
        "申请人是",
        APPLICANT_KINDS,
        "以自己名义申请的个人选自然人；以单位名义申请的选它的种类。",
        missing="选申请人的种类",
        is_open=True,
    )
    received_on = day("收到日期", "当面提交的是提交那天；邮寄的是签收那天；网上提交的是双方确认那天（条例第31条）。")
    outcome = choice("办理结果", [], "按发出的答复书选。还没有办结就选“还没有办结”。", missing="选一种办理结果，或者选还没有办结")
    closed_on = day("办结日期", "答复书落款的那一天。还没有办结就空着。", required=False)

    def __init__(self, *args: object, year: int, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        set_choices(self, "outcome", [("", "还没有办结"), *outcomes(form_for(year))])
        self.fields["outcome"].required = False


class ClosingForm(PlainForm):
    """The result of an application that was open."""

    outcome = choice("办理结果", [], "按发出的答复书选。", missing="选一种办理结果")
    closed_on = day("办结日期", "答复书落款的那一天。")

    def __init__(self, *args: object, year: int, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        set_choices(self, "outcome", [("", "选一种"), *outcomes(form_for(year))])


class DatingForm(PlainForm):
    """When a document in the register was published and when repealed."""

    published_on = day("公开日期", "在政府网站或公报上公开的那一天。还没有公开就空着。", required=False)
    repealed_on = day("废止日期", "废止决定写明的那一天。还有效就空着。", required=False)


class DisputeForm(PlainForm):
    """One 行政复议 or 行政诉讼 about disclosure."""

    number = line("案号", "复议决定书或裁判文书上的编号，例如：彭政复〔2020〕3号。", missing="写明案号", length=80)
    group = choice(
        "种类",
        GROUPS,
        "先复议、后起诉的，两件分别登记。",
        missing="选一种：行政复议、未经复议直接起诉，或者复议后起诉",
        is_open=True,
    )
    filed_on = day("受理日期", "收到受理通知或应诉通知的那一天。")
    result = choice(
        "结果",
        [("", "尚未审结"), *RESULTS],
        "维持原行为的选结果维持；撤销、变更、确认违法或责令重做的选结果纠正；撤回、终止等选其他结果。",
        missing="选一种结果，或者选尚未审结",
    )
    concluded_on = day("审结日期", "决定书、判决书或裁定书落款的那一天。尚未审结就空着。", required=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["result"].required = False


class ConcludingForm(PlainForm):
    """The result of a dispute that was pending."""

    result = choice(
        "结果",
        [("", "选一种"), *RESULTS],
        "维持原行为的选结果维持；撤销、变更、确认违法或责令重做的选结果纠正；撤回、终止等选其他结果。",
        missing="选一种结果",
    )
    concluded_on = day("审结日期", "决定书、判决书或裁定书落款的那一天。")


class ActivityForm(PlainForm):
    """One activity in the management ledger."""

    kind = choice("种类", ACTIVITIES, missing="选一种活动", is_open=True)
    title = line("名称", "例如：白阳镇2020年第二次政府开放日。", missing="写明活动的名称")
    held_on = day("日期", "开了几天的，写第一天。")


class RemovalForm(PlainForm):
    """Why a record is removed."""

    reason = area("为什么撤下", "写给以后查的人看，例如：和第3条重复，登记了两次。", missing="写明为什么撤下这条记录", length=300)
