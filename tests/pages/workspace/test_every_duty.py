"""王洼镇 of the demonstration can finish every duty that it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from mingbai.accounts.models import Post
from mingbai.accounts.values import acting
from mingbai.catalogue.models import Duty
from mingbai.channels import actions as channels
from mingbai.entries import actions
from mingbai.entries.models import Draft
from mingbai.entries.values.content import load
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, sign_in

pytestmark = pytest.mark.django_db
SAID = "<p>本季度按规定办理，情况见附表。监督电话0954-0000000。</p>"


def test_wangwa_hands_in_reviews_and_publishes_every_duty(demonstration: None, client: Client) -> None:
    held = Post.objects.filter(organ__code="wangwa").select_related("organ", "person")
    people = {row.person.username: acting(row) for row in held}
    clerk = people["wangwa"]
    sign_in(client, clerk)
    reviewing = Client()
    sign_in(reviewing, people["wangwa-head"])
    asked = list(Duty.objects.filter(organ__code="wangwa", state="open").order_by("id").values_list("id", flat=True))
    assert asked
    for duty in asked:
        page = client.get(f"/work/entries/new/?duty={duty}").content.decode()
        told = {"duty": str(duty), "title": f"王洼镇公开事项之{duty}", "formed_on": "2021-01-15"}
        if 'name="village"' in page:
            told["village"] = "wangwa-lizhai"
        begun = client.post("/work/entries/new/", told)
        assert begun.status_code == 302, begun.content.decode()
        entry = int(begun["Location"].strip("/").split("/")[-1])
        content = load(Draft.objects.get(entry_id=entry).content)
        written = tuple(replace(one, text="本季度没有。") for one in content.elements)
        content = replace(content, body=SAID, summary="本季度的情况。", elements=written)
        actions.save_draft(entry_id=entry, content=content, revision=None, by=clerk, at=NOW)
        actions.submit(entry_id=entry, by=clerk, at=NOW)
        assert ("（李寨村）" in reviewing.get(f"/work/review/{entry}/").content.decode()) == ("village" in told)
        for reviewer in ("wangwa-head", "wangwa-secrecy", "wangwa-leader"):
            actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=people[reviewer], at=NOW)
        channels.publish(entry_id=entry, by=clerk, at=NOW)
    assert not Duty.objects.filter(organ__code="wangwa", state="open").exists()
