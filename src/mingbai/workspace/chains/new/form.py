"""The form for a new chain."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, day, line


class ChainForm(PlainForm):
    """One matter followed through all its stages."""

    title = line("叫什么", "写别人一看就懂的名称，例如：2021年耕地地力保护补贴。", missing="写明这件事的名称")
    opened_on = day("从哪天开始", "方案印发、项目立项或者公告启动的那一天。办事指南、监督电话从这一天起算期限。")
    project_code = line(
        "项目统一代码",
        "建设项目、征地才有，投资项目在线审批监管平台给的代码。没有就空着。",
        missing="",
        length=40,
        required=False,
    )
