"""The forms that give a unit another name or close it."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, line


class RenameForm(PlainForm):
    """The new name."""

    name = line("新的全称", missing="写新的全称", length=80)
    short_name = line("新的简称", missing="写新的简称", length=40)
    reason = area("为什么改名", "例如：彭编发〔2021〕3号，机构改革更名。", missing="写明为什么改名", length=300)


class CloseUnitForm(PlainForm):
    """Why it is closed."""

    note = area(
        "为什么撤销，职责归哪里",
        "会显示在它的公开栏目上面，例如：2021年1月并入农业农村局，有关信息请到农业农村局栏目查询。",
        missing="写明为什么撤销、职责归哪个单位",
        length=300,
    )
