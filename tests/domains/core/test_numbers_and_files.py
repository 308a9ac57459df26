"""Numbers have no gaps and never repeat; files are whole or absent."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from mingbai.core import files, numbering
from mingbai.core.errors import NotVisible
from mingbai.core.models import AppendOnlyError, IssuedNumber, Sequence, StoredFile


def take(series: str = "BY/2020", subject: str = "entry:1") -> str:
    with transaction.atomic():
        return numbering.next_number(series=series, template=series + "-{n:05d}", subject=subject)


@pytest.mark.django_db
def test_numbers_follow_each_other_in_each_series() -> None:
    assert [take(), take(), take("WW/2020"), take()] == ["BY/2020-00001", "BY/2020-00002", "WW/2020-00001", "BY/2020-00003"]


@pytest.mark.django_db
def test_a_rolled_back_number_is_given_again() -> None:
    take()
    with transaction.atomic():
        assert numbering.next_number(series="BY/2020", template="BY/2020-{n:05d}", subject="entry:2") == "BY/2020-00002"
        transaction.set_rollback(True)
    assert take() == "BY/2020-00002"
    assert IssuedNumber.objects.count() == 2


@pytest.mark.django_db
def test_an_issued_number_is_permanent() -> None:
    take()
    for act in (IssuedNumber.objects.get().delete, IssuedNumber.objects.all().delete, IssuedNumber.objects.get().save):
        with pytest.raises(AppendOnlyError):
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(series="BY/2020", number=1, text="another", subject="x")


@pytest.mark.django_db(transaction=True)
def test_no_number_outside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        numbering.next_number(series="x", template="{n}", subject="y")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="an SQLite database in memory is not shared between these threads")
def test_takers_at_the_same_time_get_different_numbers_without_gap() -> None:
    got: list[str] = []

    def work() -> None:
        got.extend(take() for _ in range(10))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [f"BY/2020-{n:05d}" for n in range(1, 41)]
    assert Sequence.objects.get().last == 40


@pytest.mark.django_db
def test_a_stored_file_is_read_back_and_kept_once() -> None:
    first = files.store("年报".encode(), "text/plain")
    assert files.store("年报".encode(), "text/plain") == first
    assert StoredFile.objects.count() == 1
    assert files.read(first.sha256).decode() == "年报"
    assert [p.name for p in files.path_of(first.sha256).parent.iterdir()] == [first.sha256], "nothing half-written is left"


@pytest.mark.django_db
def test_damage_is_seen_and_healed_by_storing_again() -> None:
    row = files.store(b"content", "text/plain")
    files.path_of(row.sha256).write_bytes(b"conteXt")
    with pytest.raises(files.DamagedFile, match="损坏"):
        files.read(row.sha256)
    files.store(b"content", "text/plain")
    assert files.read(row.sha256) == b"content"
    files.path_of(row.sha256).unlink()
    with pytest.raises(files.DamagedFile, match="不见了"):
        files.read(row.sha256)


@pytest.mark.django_db
def test_an_unknown_file_is_not_visible() -> None:
    with pytest.raises(NotVisible):
        files.read("0" * 64)


@pytest.mark.django_db
def test_a_failed_write_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.store(b"content", "text/plain")
    assert StoredFile.objects.count() == 0
    assert [p for p in files.path_of("ed").parent.parent.rglob("*") if p.is_file()] == []
