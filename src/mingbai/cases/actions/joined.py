"""What holds and lets go the cases of a joint reply in acts on one of them."""

from __future__ import annotations

from mingbai.accounts.values import Doing
from mingbai.cases.actions.common import settle
from mingbai.cases.models import Application
from mingbai.cases.queries.barred import JOINED
from mingbai.core.errors import Refused
from mingbai.statute.cases.states import CaseState


def check_alone(row: Application) -> None:
    """Raise Refused for a case that is answered with another one: what is done is done there."""
    if row.joined_to_id is not None:
        raise Refused(JOINED)


def let_go(done: Doing, row: Application) -> None:
    """Let the other cases of a joint reply stand alone again, in the act that leads this one elsewhere."""
    for one in row.joined.select_for_update(of=("self",)).filter(state=CaseState.HANDLING.value).order_by("id"):
        join(done, one, None)


def join(done: Doing, row: Application, to: int | None) -> None:
    """Write which case a case is answered with."""
    row.joined_to_id = to
    settle(done, row, CaseState(row.state), "joined_to")
