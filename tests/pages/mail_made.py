"""Messages in their states and an opening of the box, for the tests that go through every address."""

from __future__ import annotations

from typing import Any

from domains.mailbox.messages_made import answered, handed_in, proposed, row_of, sent, taken_up
from mingbai.mailbox.actions import box, handling, selection
from mingbai.mailbox.actions.box import Opening
from mingbai.mailbox.models import SuggestionSlip
from support import NOW, TODAY


def of_mail(people: dict[str, Any]) -> dict[str, int]:
    """A message in each state, one proposed and one shown, one whose sender asks for information; a box with a slip."""
    clerk, head, leader = (people[role] for role in ("clerk", "section_head", "leader"))
    shown, redirected = proposed(clerk, head), sent()
    selection.release(message_id=shown.pk, by=leader, at=NOW)
    told = {"title": "要合同", "by": clerk, "at": NOW}
    handling.redirect(message_id=redirected.message_id, direction="information", **told)
    opening = Opening(TODAY, "政府大楼门口", "马某", "杨某")
    opened = box.open_box(organ_code="baiyang", opening=opening, by=clerk, at=NOW)
    box.enter_slip(opening_id=opened, kind="advice", gist="修路灯", by=clerk, at=NOW)
    return {
        "message_id": row_of(sent()).pk,
        "message_handling": taken_up(clerk).pk,
        "message_checking": handed_in(clerk).pk,
        "message_answered": answered(clerk, head).pk,
        "message_proposed": proposed(clerk, head).pk,
        "message_shown": shown.pk,
        "message_redirected": redirected.message_id,
        "opening_id": opened,
        "slip_id": SuggestionSlip.objects.get().pk,
    }
