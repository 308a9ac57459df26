"""The form that replaces a law in many rows at once."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, day, line


class BasisForm(PlainForm):
    """The law as the bases cite it now, and what replaces it."""

    old = line("原来的依据", "照目录里的写法，连书名号，例如：《人力资源市场暂行条例》。", missing="写明原来的依据")
    new = line("新的依据", "写全名称，需要的写上条款。", missing="写明新的依据")
    in_force_on = day("从哪一天起", "新的法律、文件施行的那一天。")
