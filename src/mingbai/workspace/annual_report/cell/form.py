"""The form for a value typed by hand."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, line


class CellForm(PlainForm):
    """A cell typed by hand: empty means blank, and text that is no number is kept for the check to report."""

    typed = line(
        "这一格写", "只写数字。改过的格子右上角有黑角，检查会指出它和记录不一致。", missing="", length=60, required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
