"""The form of taking a batch back. Shape only."""

from __future__ import annotations

from django import forms

from mingbai.core import asked
from mingbai.core.forms import PlainForm, area


class TakeBackBatchForm(PlainForm):
    """Why the whole batch is taken back; `corrects` are the years of the published reports that the page named."""

    reason = area("为什么整批撤回", "例如：“表格用错了年份，整批重传。”", missing="写明为什么整批撤回", length=500)
    corrects = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    @property
    def years(self) -> tuple[int, ...]:
        """The years sent back; what is no year is left out, and then refused as not confirmed."""
        return tuple(asked.keys(self.cleaned_data["corrects"].split(",")))
