"""Forms for what happens to a normative document."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, choice, day, line


class CleanUpForm(PlainForm):
    """What a year's clean-up decides about one document."""

    result = choice(
        "清理结果",
        [("keep", "继续有效"), ("amend", "需要修改"), ("repeal", "废止"), ("expire", "宣布失效")],
        missing="选一种清理结果",
        is_open=True,
    )
    reason = area("理由", "例如：上位法已废止；任务已经完成；标准和现行规定不一致。", missing="写理由", length=300)
    on = day("从哪天起", "废止、宣布失效的要写。", required=False)


class NormativeAmendForm(PlainForm):
    """A change to a document."""

    on = day("修改从哪天起")
    by_document = line("由哪份文件修改", "写文号和标题，例如：白政发〔2021〕2号。", missing="写由哪份文件修改")
    what = area("改了什么", "例如：第三条的补助标准由每亩50元改为80元。", missing="写改了什么", length=300)


class RepealForm(PlainForm):
    """The repeal of a document outside a clean-up."""

    on = day("废止从哪天起")
    by_document = line("由哪份文件废止", "写文号和标题，例如：白政发〔2021〕2号。", missing="写由哪份文件废止")
    reason = area("为什么废止", "例如：新办法已经施行。", missing="写为什么废止", length=300)
