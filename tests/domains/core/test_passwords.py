"""Hashes of passwords are made one after the other, and hashes from before are still known."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, identify_hasher, make_password

from mingbai.config import settings as product
from mingbai.core.passwords import OneAtATime


def test_hashes_of_many_people_are_made_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once: list[int] = []
    under_way = 0
    changes = threading.Lock()

    def verify(self: object, password: str, encoded: str) -> bool:
        nonlocal under_way
        with changes:
            under_way += 1
            at_once.append(under_way)
        threading.Event().wait(0.002)
        with changes:
            under_way -= 1
        return True

    monkeypatch.setattr(Argon2PasswordHasher, "verify", verify)
    asking = [threading.Thread(target=OneAtATime().verify, args=("x", "y")) for _ in range(10)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert at_once == [1] * 10


def test_a_hash_that_django_made_is_still_known(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    before = make_password("gelber-kranich-8")
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    assert check_password("gelber-kranich-8", before)
    assert not check_password("gelber-kranich-9", before)
    assert isinstance(identify_hasher(before), OneAtATime)
    assert not identify_hasher(before).must_update(before)
