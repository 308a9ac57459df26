"""The forms of the report workbench."""

from __future__ import annotations

from django import forms

from mingbai.workspace.forms import PlainForm, area, line


class CellForm(PlainForm):
    """A cell typed by hand; empty is a blank cell, and a text that is no number is kept as typed and found by the check."""

    typed = line(
        "这一格写", "只写数字。改过的格子右上角有黑角，检查会指出它和记录不一致。", missing="", length=60, required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ExplanationForm(PlainForm):
    """Why a finding is in order."""

    explanation = area(
        "为什么是对的",
        "写给接收的人看，例如：去年误报 1 件，已发更正说明。数字一变，这条会再出现。",
        missing="写明为什么是对的",
        length=500,
    )


class ReturnForm(PlainForm):
    """Why a report goes back."""

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


class SectionForm(PlainForm):
    """One section's text as edited, and the revision its writer had before them."""

    text = area("正文", missing="", length=20_000)
    base = forms.IntegerField(widget=forms.HiddenInput)
    figure = forms.CharField(required=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["text"].required = False
