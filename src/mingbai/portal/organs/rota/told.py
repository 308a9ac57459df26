"""Who is there today, as one line among what people can do with an organ."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from mingbai.organs.queries import OrganRow
from mingbai.rota import queries

NAMED = 3


def duty_link(organ: OrganRow, today: date) -> tuple[tuple[str, str], ...]:
    """Return the line with its address, names as far as there is room; nothing for an organ that does not say."""
    people = queries.board(organ.id, today)
    here = [one.row.name for one in people if one.is_here]
    more = f"等 {len(here)} 人" if len(here) > NAMED else ""
    words = f"今天谁在岗：{'、'.join(here[:NAMED])}{more}" if here else "今天谁在岗"
    return ((words, reverse("portal:duty", args=[organ.code])),) if people else ()
