"""The form of a new unit."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, choice, line


class UnitForm(PlainForm):
    """A department or a township of the county."""

    level = choice(
        "类别", [("department", "县级部门"), ("township", "乡镇人民政府")], missing="选县级部门或者乡镇人民政府", is_open=True
    )
    name = line("全称", "和机构改革以后的名称一致，例如：彭阳县民政局。", missing="写单位全称", length=80)
    short_name = line("简称", "例如：民政局。", missing="写简称", length=40)
    code = line("代号", "小写字母和数字，会出现在网址里，例如 minzheng。定了就不改。", missing="写代号", length=64)
    credit_code = line("统一社会信用代码", "18位。没有就空着。", missing="", length=18, required=False)
