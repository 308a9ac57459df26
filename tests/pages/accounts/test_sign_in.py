"""Sign-in: the right person gets in, the wrong one does not, everything is in the trail, no redirect leaves the site."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from mingbai.accounts import actions
from mingbai.accounts.models import Person, Post
from mingbai.accounts.values import Acting
from mingbai.config import settings as product
from mingbai.core.models import AuditEntry
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
PASSWORD = "gelber-kranich-8"
SIGN_IN = "/work/sign-in/"


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("id").values_list("event", flat=True))


@pytest.fixture
def known(clerk: Acting) -> Acting:
    person = Person.objects.get(pk=clerk.person_id)
    person.set_password(PASSWORD)
    person.save()
    return clerk


def attempt(client: Client, password: str = PASSWORD, username: str = "baiyang", **more: str):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def test_the_clerk_signs_in_and_starts_on_today(client: Client, known: Acting) -> None:
    answer = attempt(client)
    assert (answer.status_code, answer["Location"]) == (302, reverse("work:today"))
    assert events() == ["account.signed_in"]
    entry = AuditEntry.objects.get()
    assert (entry.person_id, entry.organ_code) == (known.person_id, "baiyang")
    assert PASSWORD not in entry.data


def test_passwords_are_hashed_with_argon2(client: Client, clerk: Acting, settings) -> None:
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    person = Person.objects.get(pk=clerk.person_id)
    person.set_password(PASSWORD)
    person.save()
    assert person.password.startswith("argon2$argon2id$")
    assert attempt(client, "falsch").status_code == 422
    assert attempt(client).status_code == 302


def test_a_wrong_password_is_reported_and_recorded(client: Client, known: Acting) -> None:
    answer = attempt(client, "falsch")
    assert answer.status_code == 422
    assert "登录名或密码不对" in answer.content.decode()
    assert 'value="baiyang"' in answer.content.decode(), "the name need not be typed again"
    assert "falsch" not in answer.content.decode()
    assert events() == ["account.sign_in_failed"]
    assert "_auth_user_id" not in client.session


def test_an_unknown_name_reads_like_a_wrong_password(client: Client, known: Acting) -> None:
    wrong, unknown = attempt(client, "falsch"), attempt(client, username="nobody")
    said = [re.search(r'<div class="errors.*?</div>', a.content.decode(), re.S) for a in (wrong, unknown)]
    assert said[0] is not None
    assert said[1] is not None
    assert said[0][0] == said[1][0]


def test_five_failures_lock_and_the_page_says_what_to_do(client: Client, known: Acting) -> None:
    for _ in range(5):
        answer = attempt(client, "falsch")
    assert "锁定" in answer.content.decode()
    locked = attempt(client)
    assert locked.status_code == 422
    assert "半小时后再试" in locked.content.decode()
    assert events() == ["account.sign_in_failed"] * 4 + ["account.locked"] * 2


def test_a_lockout_ends_after_half_an_hour(client: Client, known: Acting) -> None:
    from axes.models import AccessAttempt

    for _ in range(5):
        attempt(client, "falsch")
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=31))
    assert attempt(client).status_code == 302


def test_the_administrators_reset_ends_a_lockout(client: Client, known: Acting, sysadmin: Acting) -> None:
    for _ in range(5):
        attempt(client, "falsch")
    password = actions.reset_password(person_id=known.person_id, by=sysadmin, at=NOW)
    answer = attempt(client, password)
    assert answer.status_code == 302
    assert client.get(reverse("work:today"))["Location"] == "/work/security/"


def test_an_address_that_tries_many_names_has_to_wait(client: Client, known: Acting) -> None:
    from axes.models import AccessAttempt

    for n in range(60):
        said = attempt(client, "falsch", f"name-{n}").content.decode()
    assert "每分钟只能试一次" in said
    assert AccessAttempt.objects.count() == 10, "after ten names nothing is looked at"
    assert len(events()) == 10
    assert "每分钟只能试一次" in attempt(client).content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert attempt(elsewhere).status_code == 302, "other addresses do not notice"
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(seconds=61))
    assert attempt(client, "falsch", "name-99").status_code == 422
    assert AccessAttempt.objects.count() == 11, "one a minute"
    assert "每分钟只能试一次" in attempt(client).content.decode()
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(seconds=61))
    assert attempt(client).status_code == 302


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/work/security/", {"old": "falsch", "new": "roter-kranich-9", "again": "roter-kranich-9"}),
        ("/work/security/code/remove/", {"password": "falsch"}),
    ],
)
def test_the_old_password_is_guessed_five_times_at_most(
    client: Client, known: Acting, address: str, sent: dict[str, str]
) -> None:
    attempt(client)
    enrolled(known)
    for _ in range(4):
        assert "再输一次" in client.post(address, sent).content.decode()
    assert "半小时后再试" in client.post(address, sent).content.decode()
    right = {name: PASSWORD if text == "falsch" else text for name, text in sent.items()}
    assert "半小时后再试" in client.post(address, right).content.decode()
    assert events()[1:] == ["account.password_refused"] * 4 + ["account.locked"] * 2
    assert "半小时后再试" in attempt(Client()).content.decode(), "and the sign-in with it"


def test_a_right_old_password_forgets_the_wrong_ones(client: Client, known: Acting) -> None:
    attempt(client)
    for n in range(3):
        for _ in range(4):
            client.post("/work/security/code/remove/", {"password": "falsch"})
        assert client.post("/work/security/code/remove/", {"password": PASSWORD}).status_code == 302, n


def test_a_lockout_does_not_reach_a_colleague(client: Client, known: Acting, stranger: Acting) -> None:
    other = Person.objects.get(pk=stranger.person_id)
    other.set_password(PASSWORD)
    other.save()
    for _ in range(6):
        attempt(client, "falsch")
    assert attempt(client, username="wangwa").status_code == 302


def test_a_deactivated_person_does_not_get_in(client: Client, known: Acting, sysadmin: Acting) -> None:
    actions.deactivate(person_id=known.person_id, by=sysadmin, at=NOW)
    assert attempt(client).status_code == 422


def test_deactivation_ends_an_open_session(client: Client, known: Acting, sysadmin: Acting) -> None:
    attempt(client)
    assert client.get("/work/security/").status_code == 200
    actions.deactivate(person_id=known.person_id, by=sysadmin, at=NOW)
    assert client.get("/work/security/")["Location"].startswith(SIGN_IN)


def test_a_session_planted_beforehand_opens_nothing(client: Client, known: Acting) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    attempt(client)
    assert client.session.session_key != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert thief.get("/work/security/").status_code == 302


def test_only_a_button_signs_out(client: Client, known: Acting) -> None:
    attempt(client)
    assert client.get("/work/sign-out/").status_code == 405
    assert client.get("/work/security/").status_code == 200
    assert client.post("/work/sign-out/").status_code == 302
    assert client.get("/work/security/").status_code == 302
    assert events() == ["account.signed_in", "account.signed_out"]


def test_a_form_from_elsewhere_is_refused(known: Acting) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert attempt(strict).status_code == 403


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil", "\t//evil.example"],
)
def test_next_never_leaves_the_site(client: Client, known: Acting, target: str) -> None:
    assert attempt(client, next=target)["Location"] == reverse("work:today")


def test_next_leads_back_to_the_page_asked_for(client: Client, known: Acting) -> None:
    asked = client.get("/work/security/")
    assert asked["Location"] == "/work/sign-in/?next=%2Fwork%2Fsecurity%2F"
    assert 'name="next" value="/work/security/"' in client.get(asked["Location"]).content.decode()
    assert attempt(client, next="/work/security/")["Location"] == "/work/security/"


def test_a_session_lasts_half_an_hour_from_the_last_page(client: Client, known: Acting) -> None:
    attempt(client)
    cookie = client.get("/work/security/").cookies["sessionid"]
    assert cookie["expires"] == "", "closing the browser ends it"
    assert client.session.get_expiry_age() == 30 * 60
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_staff_pages_stay_in_no_cache(client: Client, known: Acting) -> None:
    attempt(client)
    assert "no-store" in client.get("/work/security/")["Cache-Control"]


def test_with_an_initial_password_only_its_change_is_open(client: Client, known: Acting) -> None:
    Person.objects.filter(pk=known.person_id).update(must_change_password=True)
    attempt(client)
    assert client.get(reverse("work:today"))["Location"] == "/work/security/"
    page = client.get("/work/security/").content.decode()
    assert "先换掉初始密码" in page
    refused = client.post("/work/security/", {"old": PASSWORD, "new": "kurz", "again": "kurz"})
    assert refused.status_code == 422
    assert client.get(reverse("work:today"))["Location"] == "/work/security/"
    done = client.post("/work/security/", {"old": PASSWORD, "new": "roter-kranich-9", "again": "roter-kranich-9"})
    assert done["Location"] == reverse("work:today")
    assert client.get("/work/security/").status_code == 200, "this session continues"


@pytest.mark.both_engines
def test_a_change_of_password_ends_the_other_sessions(client: Client, known: Acting) -> None:
    other = Client()
    attempt(client)
    attempt(other)
    client.post("/work/security/", {"old": PASSWORD, "new": "roter-kranich-9", "again": "roter-kranich-9"})
    assert other.get("/work/security/").status_code == 302
    assert client.get("/work/security/").status_code == 200


@pytest.mark.both_engines
def test_with_several_posts_one_is_chosen_first(client: Client, known: Acting, sysadmin: Acting, officer: Acting) -> None:
    appointment = actions.Appointment("baiyang", "x", "baiyang", "section_head", TODAY)
    second = actions.add_post(person_id=known.person_id, appointment=appointment, by=sysadmin, at=NOW)
    actions.confirm_post(post_id=second, by=officer, at=NOW)
    assert attempt(client)["Location"] == "/work/post/"
    assert client.get("/work/security/")["Location"] == "/work/post/?next=%2Fwork%2Fsecurity%2F"
    page = client.get("/work/post/").content.decode()
    assert "您有 2 个岗位" in page
    assert client.post("/work/post/", {"post": "999"}).status_code == 422
    assert client.post("/work/post/", {"post": "x"}).status_code == 422
    assert client.post("/work/post/", {"post": second, "next": "/work/security/"})["Location"] == "/work/security/"
    assert client.get("/work/security/").status_code == 200


def test_somebody_elses_post_cannot_be_taken(client: Client, known: Acting, officer: Acting) -> None:
    attempt(client)
    assert client.post("/work/post/", {"post": officer.post_id}).status_code == 422
    session = client.session
    session["post"] = officer.post_id
    session.save()
    assert client.get("/work/accounts/").status_code == 404
    assert client.session.get("post") is None


def test_without_a_post_the_page_says_who_gives_one(client: Client, known: Acting) -> None:
    Post.objects.filter(pk=known.post_id).update(until_on=NOW.date() - timedelta(days=1))
    assert attempt(client)["Location"] == "/work/post/"
    assert "您现在没有岗位" in client.get("/work/post/").content.decode()


def code_of(device: TOTPDevice, later: int = 0) -> str:
    import time

    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + later
    return f"{totp.token():06d}"


@pytest.mark.both_engines
def test_a_code_is_enrolled_and_then_required(client: Client, known: Acting) -> None:
    attempt(client)
    assert client.get("/work/security/code/")["Location"] == "/work/security/"
    assert client.post("/work/security/code/")["Location"] == "/work/security/code/"
    page = client.get("/work/security/code/").content.decode()
    assert 'src="data:image/svg+xml' in page
    device = TOTPDevice.objects.get()
    wrong = f"{(int(code_of(device)) + 5) % 1000000:06d}"
    assert client.post("/work/security/code/", {"code": wrong}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    used = code_of(device)
    assert client.post("/work/security/code/", {"code": used}).status_code == 302
    client.post("/work/sign-out/")

    first = attempt(client, next="/work/security/")
    assert first["Location"].startswith("/work/sign-in/code/")
    assert client.get("/work/security/").status_code == 302, "the password alone opens nothing"
    assert client.post("/work/sign-in/code/", {"code": wrong}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    again = client.post("/work/sign-in/code/", {"code": used})
    assert again.status_code == 422, "a code works once"
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    done = client.post("/work/sign-in/code/", {"code": code_of(device, 30), "next": "/work/security/"})
    assert done["Location"] == "/work/security/"
    assert events()[-1] == "account.signed_in"
    assert "验证码" in AuditEntry.objects.order_by("id").last().data


def enrolled(who: Acting) -> TOTPDevice:
    return TOTPDevice.objects.create(user=Person.objects.get(pk=who.person_id), name="手机", confirmed=True)


def test_five_wrong_codes_restart_the_sign_in(client: Client, known: Acting) -> None:
    device = enrolled(known)
    attempt(client)
    for _ in range(5):
        answer = client.post("/work/sign-in/code/", {"code": "000000"})
        TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert "从登录名和密码重新开始" in answer.content.decode()
    assert client.post("/work/sign-in/code/", {"code": code_of(device)})["Location"] == SIGN_IN
    assert events() == ["account.code_failed"] * 5


def test_a_first_step_is_good_for_five_minutes(client: Client, known: Acting) -> None:
    device = enrolled(known)
    attempt(client)
    session = client.session
    session["waits_for_code"] = {**session["waits_for_code"], "at": (NOW - timedelta(days=1)).isoformat()}
    session.save()
    assert client.post("/work/sign-in/code/", {"code": code_of(device)})["Location"] == SIGN_IN


def test_the_second_step_without_the_first_is_nothing(client: Client, known: Acting) -> None:
    device = enrolled(known)
    assert client.get("/work/sign-in/code/")["Location"] == SIGN_IN
    assert client.post("/work/sign-in/code/", {"code": code_of(device)})["Location"] == SIGN_IN


@pytest.mark.both_engines
def test_the_owner_stops_using_codes_with_the_password(client: Client, known: Acting) -> None:
    attempt(client)
    enrolled(known)
    assert client.post("/work/security/code/remove/", {"password": "falsch"}).status_code == 422
    assert TOTPDevice.objects.exists()
    assert client.post("/work/security/code/remove/", {"password": PASSWORD}).status_code == 302
    assert not TOTPDevice.objects.exists()


def test_the_administrator_removes_the_code_of_a_lost_telephone(known: Acting, sysadmin: Acting) -> None:
    enrolled(known)
    actions.reset_code(person_id=known.person_id, by=sysadmin, at=NOW)
    assert not TOTPDevice.objects.exists()
    assert events() == ["account.code_reset"]
