"""What a person says of a delivery: its address, or why it is not sent."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, area, line


class SentForm(PlainForm):
    """Where it stands. The version travels along, so that what was copied is what is kept."""

    proof = line("发出去以后那一条的网址", missing="", length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)


class ReasonForm(PlainForm):
    """Why it is not sent."""

    reason = area("理由", "例如：和昨天那一条说的是同一件事。工作人员看得到，公众看不到。", missing="写明理由", length=300)
