"""What acts touched since a mark: named, ordered, and everything where something cannot be known."""

from __future__ import annotations

import pytest
from django.db import transaction

from mingbai.core import public
from mingbai.core.bell import HALF
from mingbai.core.models import Generation, PublicChange

pytestmark = pytest.mark.django_db


def test_a_change_names_its_subjects_and_a_mark_is_passed_once() -> None:
    begun = public.changes_since({}).mark
    public.touch("a", "entry:1", "entries:a")
    public.touch("b", "entry:2", is_withdrawal=True)
    found = public.changes_since(begun)
    assert found.subjects == {"entry:1", "entries:a", "entry:2"}
    assert found.withdrawn == {"entry:2"}
    assert public.changes_since(found.mark).subjects == frozenset()


def test_what_cannot_be_known_counts_as_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    public.touch("a", "entry:1")
    begun = public.mark()
    public.touch("a")
    assert public.changes_since(begun).subjects is None, "an act that names nothing"
    begun = public.mark()
    public.touch("a", *(f"entry:{number}" for number in range(public.MOST_SUBJECTS + 1)))
    assert public.changes_since(begun).subjects is None, "an act that names very much"
    begun = public.mark()
    public.touch("a", "entry:1")
    public.touch("a", "entry:2")
    PublicChange.objects.filter(organ_code="a", number=begun["a"] + 1).delete()
    assert public.changes_since(begun).subjects is None, "a row that is gone"
    Generation.objects.update(number=1)
    assert public.changes_since(begun).subjects is None, "a backup was restored"


def test_old_changes_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "KEPT", 3)
    monkeypatch.setattr(public, "PURGED_EVERY", 5)
    for number in range(5):
        public.touch("a", f"entry:{number}")
    assert PublicChange.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_bell_rings_after_the_commit_only() -> None:
    before = public.bell().heard()
    with transaction.atomic():
        public.touch("a", "entry:1")
        transaction.set_rollback(True)
    assert public.bell().heard() == before
    with transaction.atomic():
        public.touch("a", "entry:1")
        assert public.bell().heard() == before
    rung = public.bell().heard()
    assert rung != before
    assert rung[HALF:] == before[HALF:]
    public.touch("a", "entry:1", is_withdrawal=True)
    assert public.bell().heard()[HALF:] != before[HALF:]
