"""Access to chains, and the form page that their acts share."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.values.chains import ChainRow
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.workspace.frame import StaffRequest, page


def visible_chain(request: StaffRequest, chain_id: int) -> tuple[ChainRow, OrganRow]:
    """Return the chain and its organ; NotVisible unless the person may read the organ."""
    row = queries.chain(chain_id)
    organ = organs.organ_by_id(row.organ_id)
    if not policies.may_read_organ(request.acting, organ):
        raise NotVisible(str(chain_id))
    return row, organ


def worked_chain(request: StaffRequest, chain_id: int) -> ChainRow:
    """Return the chain; NotVisible unless the person works for its organ."""
    row, organ = visible_chain(request, chain_id)
    if not policies.may_work_for(request.acting, organ):
        raise NotVisible(str(chain_id))
    return row


def form_page(request: StaffRequest, template_name: str, form: PlainForm, context: dict[str, object]) -> HttpResponse:
    problems = form.problems()
    whole = {**context, "form": form, "problems": problems, "back": reverse("work:chains")}
    return page(request, template_name, whole, form.status)
