"""What staff pages cite is in force on the day of the demonstration."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse

from mingbai.accounts.models import Post
from mingbai.accounts.values import acting
from mingbai.catalogue.models import Duty
from mingbai.statute.laws import cited
from support import sign_in

DAY = date(2021, 1, 19)


def test_duties_and_lists_of_the_archives_cite_what_is_in_force(demonstration: None, client: Client) -> None:
    post = Post.objects.filter(kind="clerk", organ__code="baiyang").order_by("id").first()
    assert post is not None
    sign_in(client, acting(post))
    lines = dict(Duty.objects.filter(organ=post.organ, line__isnull=False).order_by("-id").values_list("line_id", "id"))
    assert len(lines) > 4
    addresses = [reverse("work:cases-handovers"), *(reverse("work:duty", args=[key]) for key in lines.values())]
    pages = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in pages.values()} == {200}
    later = {
        address: [one for one in cited(answer.content.decode()) if not one.applies(DAY)] for address, answer in pages.items()
    }
    assert {address: laws for address, laws in later.items() if laws} == {}
