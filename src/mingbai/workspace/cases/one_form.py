"""The page of a step that asks one form: what it is about, what follows, the fields, and the way back."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse

from mingbai.core.forms import PlainForm
from mingbai.workspace.frame import StaffRequest, page


class Above(NamedTuple):
    """The page that this one belongs to: its words in the crumbs, its address."""

    words: str
    name: str
    key: int


def one_form(
    request: StaffRequest, form: PlainForm, *, above: Above, title: str, said: str, follows: str, press: str, revision: int = 0
) -> HttpResponse:
    """Show the form with what is wrong in it; `revision` where the act refuses a case that has changed meanwhile."""
    context = {
        "title": title,
        "said": said,
        "above": above,
        "revision": revision,
        "follows": follows,
        "press": press,
        "form": form,
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/one_form.jinja", context, form.status)
