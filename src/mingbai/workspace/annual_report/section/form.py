"""The form for a section's text."""

from __future__ import annotations

from django import forms

from mingbai.core.asked import MOST_REVISIONS
from mingbai.core.forms import PlainForm, area


class SectionForm(PlainForm):
    """One section's text as edited, and the revision that the editing started from."""

    text = area("正文", missing="", length=20_000)
    base = forms.IntegerField(min_value=0, max_value=MOST_REVISIONS, widget=forms.HiddenInput)
    figure = forms.CharField(required=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["text"].required = False
