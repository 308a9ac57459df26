"""Forms for the acts that move a report along."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area


class ExplanationForm(PlainForm):
    """Why a finding is in order."""

    explanation = area(
        "为什么是对的",
        "写给接收的人看，例如：去年误报 1 件，已发更正说明。数字一变，这条会再出现。",
        missing="写明为什么是对的",
        length=500,
    )


class ReturnForm(PlainForm):
    """Why a report is sent back."""

    reason = area(
        "退回的理由",
        "写明哪一格、哪一部分要改，改成什么，例如：表三没有填满，正文写“收到2件”。",
        missing="写明为什么退回、要改哪里",
        length=500,
    )


class CorrectionForm(PlainForm):
    """The note published with a correction."""

    note = area(
        "更正说明",
        "会和新的一版一起公开，例如：2020年微博公开条数原写 1,023 条，经核对应为 1,022 条，现予更正。",
        missing="写明更正了什么、为什么更正",
        length=500,
    )
