"""Every address against every role. A new address needs a row here; what a role may not see answers 404.

GET and HEAD change no row, whoever asks. Who may see what does not depend on the engine: on a second one only those ask for a
page who may see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from mingbai.catalogue import actions as catalogue
from mingbai.workspace.navigation import MORE
from pages.matrix import ROLES, Matrix, filled, new_matrix, written
from pages.matrix_of_channels import OF_CHANNELS
from pages.matrix_of_management import OF_MANAGEMENT
from pages.matrix_of_open_data import OF_OPEN_DATA
from pages.matrix_of_outreach import OF_OUTREACH
from pages.rooms import ROOMS
from pages.rows import (
    ABSENT,
    ANY_WORKERS,
    AUDITOR,
    CONTENT,
    HANDLERS,
    KEEPER,
    LED_HANDLERS,
    LED_ON,
    NOBODYS,
    NOTHING_KEPT,
    OFFICER,
    PAPER,
    PUBLIC,
    PUBLIC_FILE,
    READERS,
    REPORT,
    STAFF,
    SUPERVISORS,
    WORKERS,
    Row,
    post,
)
from pages.rows_of_assessments import OF_ASSESSMENTS
from pages.rows_of_inspections import OF_INSPECTIONS
from pages.rows_of_lobby import LOBBY
from pages.rows_of_mail import OF_MAIL
from prepared import Prepared
from support import NOW

pytestmark = pytest.mark.django_db
WORKED_ON = tuple(f"work:{one}" for one in ("case-joint", "case-reasons", "dispute-new", "case-search", "case-assign"))
#: By the name of the address; behind a space stands which of several things it is asked for.
MATRIX: dict[str, Row] = ROOMS | {
    **LOBBY,
    **OF_MAIL,
    **OF_OPEN_DATA,
    "work:sign-in": Row("200 302 302 302 302 302 302 302 302"),
    "work:sign-in-code": Row(LED_ON),
    "work:sign-out": post(LED_ON),
    "work:post": Row(STAFF),
    "work:security": Row(STAFF),
    "work:security-code": Row(LED_ON),
    "work:security-code-remove": post("302 422 422 422 422 422 422 422 422"),
    "work:accounts": Row(KEEPER),
    "work:account-new": Row(KEEPER),
    "work:accounts-many": Row("302 404 404 404 404 200 404 200 404"),
    "work:account": Row(KEEPER, {"person_id": 0}),
    "work:account-act": post("302 404 404 404 404 404 404 302 404", {"person_id": 0, "act": "reset-code"}),
    # Whoever appointed it does not confirm it; the organ's own leader, the county office and the administrator may.
    "work:post-confirm": post("302 404 404 404 302 302 404 302 404", {"post_id": 0}),
    "work:audit": Row(AUDITOR),
    "work:today": Row(STAFF),
    "work:failures": Row(KEEPER),
    "work:failure-try-again": post("302 404 404 404 404 404 404 302 404", {"task_id": 0}),
    "work:failure-give-up": post("302 404 404 404 404 404 404 302 404", {"task_id": 0}),
    "work:reports": Row(CONTENT),
    "work:report": Row(READERS, REPORT),
    "work:preview": Row(READERS, REPORT),
    "work:draft-file": Row(READERS, {**REPORT, "name": "report.docx"}),
    "work:cell": Row(READERS, {**REPORT, "cell": "3.new.natural"}),
    "work:restore-cell": post("302 302 302 422 422 422 422 404 404", {**REPORT, "cell": "3.new.natural"}),
    "work:section": post("401 302 302 422 422 422 422 404 404", {**REPORT, "number": 1}, text="没有。", base="1"),
    "work:refresh": post("302 302 302 422 422 422 422 404 404", {**REPORT, "number": 1}),
    "work:settle": post("302 409 409 422 422 422 422 404 404", {**REPORT, "number": 1}, aside="9", keep="aside"),
    "work:open-report": post("302 302 302 403 403 403 403 404 404", REPORT),
    "work:explain": post("302 422 422 422 422 422 422 404 404", REPORT),
    "work:submit": post("302 302 302 422 422 422 422 404 404", REPORT),
    "work:send-back": post("302 422 422 422 422 422 422 404 404", REPORT, reason="核对数字。"),
    "work:accept": post("302 422 422 422 422 422 422 404 404", REPORT),
    "work:publish": post("302 422 422 422 422 422 422 404 404", REPORT),
    "work:correct": post("302 422 422 422 422 422 422 404 404", REPORT, note="更正一处。"),
    "work:register": Row(CONTENT, {"register": "procurement"}),
    "work:register-new": Row(ANY_WORKERS, {"register": "procurement"}),
    "work:duties": Row(CONTENT),
    "work:duties-late": Row(SUPERVISORS),
    "work:duty-columns": Row(CONTENT),
    "work:duty-new": Row(ANY_WORKERS),
    "work:duty": Row(READERS, {"duty_id": 0}),
    "work:duty-drop": Row(WORKERS, {"duty_id": 0}),
    "work:duty-take-up": post("302 302 302 403 403 403 403 404 404", {"duty_id": 0}),
    "work:catalogue": Row(CONTENT),
    "work:catalogue-table": Row(CONTENT),
    "work:catalogue-coverage": Row(CONTENT),
    "work:catalogue-county": Row(SUPERVISORS),
    "work:catalogue-import": Row(OFFICER),
    "work:catalogue-import-confirm": post("302 404 404 404 404 302 404 404 404"),
    "work:catalogue-basis": Row(OFFICER),
    "work:catalogue-new": Row("302 200 200 404 404 200 404 404 200"),
    "work:catalogue-line-from-before": Row("301 301 301 301 301 301 301 301 301", {"rest": "1/limit/"}),
    "work:catalogue-line": Row("302 200 200 200 200 404 404 404 404", {"line_id": 0}),
    "work:catalogue-change": Row(WORKERS, {"line_id": 0}),
    "work:catalogue-retire": Row(WORKERS, {"line_id": 0}),
    "work:catalogue-not-applicable": Row(WORKERS, {"line_id": 0}),
    "work:catalogue-applicable": post("302 302 302 404 404 404 404 404 404", {"line_id": 0}),
    "work:catalogue-limit": Row(WORKERS, {"line_id": 0}),
    "work:chains": Row(CONTENT),
    "work:chain-new": Row(ANY_WORKERS),
    "work:chain-coverage": Row(SUPERVISORS),
    "work:chain": Row(READERS, {"chain_id": 0}),
    "work:chain-close": Row(WORKERS, {"chain_id": 0}),
    "work:chain-event": Row(WORKERS, {"chain_id": 0, "step": "result"}),
    "work:chain-exempt": Row(WORKERS, {"chain_id": 0, "step": "result"}),
    "work:chain-restore": post("302 302 302 404 404 404 404 404 404", {"chain_id": 0, "step": "result"}),
    "work:entries": Row(CONTENT),
    "work:entry-new": Row(ANY_WORKERS),
    "work:entries-unfiled": Row(ANY_WORKERS),
    "work:entry-line-from-before": Row("301 301 301 301 301 301 301 301 301", {"entry_id": 0}),
    "work:entry-line": Row(WORKERS, {"entry_id": 0}),
    "work:entry": Row(READERS, {"entry_id": 0}),
    "work:entry-save": post("401 302 302 404 404 404 404 404 404", {"entry_id": 0}, title="耕地补贴名单", range="open"),
    "work:entry-act": Row(WORKERS, {"entry_id": 0, "act": "discard"}),
    "work:entry-take-over": post("302 302 302 403 403 403 403 404 404", {"entry_id": 0}),
    "work:entry-reversal": Row(WORKERS, {"entry_id": "penalty"}),
    "work:entry-reversal of no penalty": Row(NOBODYS, {"entry_id": 0}),
    "work:entry-compare": Row(READERS, {"entry_id": 0, "number": 1}),
    "work:entry-file": Row(READERS, {"entry_id": 0, "file_id": 0}),
    "work:entry-masked": Row(WORKERS, {"entry_id": 0, "file_id": 0}),
    "work:entry-treat": post("302 302 302 404 404 404 404 404 404", {"entry_id": 0, "file_id": 0}),
    "work:rules": Row(OFFICER),
    "work:rules-word-remove": post("302 404 404 404 404 302 404 404 404", {"word_id": 999}),
    "work:review-queue": Row("302 404 200 200 200 404 404 404 404"),
    "work:review": Row("302 404 200 200 200 404 404 404 404", {"entry_id": 0}),
    "work:determine": Row("302 404 404 200 404 404 404 404 404", {"entry_id": "referred"}),
    "work:release": Row("302 404 404 200 404 404 404 404 404", {"entry_id": "found"}, data={"finding": "finding"}),
    "work:release of nothing found": Row(NOBODYS, {"entry_id": 0}, data={"finding": "finding"}),
    "work:closed": Row(CONTENT),
    "work:evaluate": Row("302 404 404 200 404 404 404 404 404", {"entry_id": "closed"}),
    "work:imports": Row(ANY_WORKERS),
    "work:import-template": Row(ANY_WORKERS),
    "work:import": Row(WORKERS, {"batch_id": 0}),
    "work:import-check": post("302 302 302 404 404 404 404 404 404", {"batch_id": 0}),
    "work:import-submit": post("302 302 302 404 404 404 404 404 404", {"batch_id": 0}),
    "work:import-take-back": Row(WORKERS, {"batch_id": 0}),
    **(OF_CHANNELS | OF_MANAGEMENT | OF_OUTREACH),
    "work:review-import": Row("302 404 404 200 404 404 404 404 404", {"batch_id": "waiting"}),
    "work:documents": Row(CONTENT),
    "work:document-new": Row(ANY_WORKERS),
    "work:document-numbers": Row(ANY_WORKERS),
    "work:matters": Row(CONTENT),
    "work:matter-new": Row(ANY_WORKERS),
    "work:validity": Row(CONTENT),
    "work:validity-record": Row(READERS, {"record_id": 0}),
    "work:document": Row(READERS, {"document_id": 0}),
    "work:document-edit": Row("302 200 200 404 404 404 404 404 404", {"document_id": 0}),
    "work:document-submit": post("302 302 302 422 422 422 422 404 404", {"document_id": 0}),
    "work:document-take-back": Row(WORKERS, {"document_id": "handed_in"}),
    "work:document-take-back of a draft": Row(NOBODYS, {"document_id": 0}),
    "work:document-discard": Row("302 200 200 404 404 404 404 404 404", {"document_id": 0}),
    "work:document-attach": post("302 422 422 422 422 422 422 404 404", {"document_id": 0}),
    "work:document-file": Row(READERS, {"document_id": 0, "document_file_id": 0}),
    "work:document-file-remove": post("302 302 404 404 404 404 404 404 404", {"document_id": 0, "document_file_id": 0}),
    "work:document-slip": Row(READERS, {"document_id": 0, "name": "slip.docx"}),
    "work:case-papers": Row(HANDLERS, {"case_id": "paper_case"}),
    "work:case-paper": Row(HANDLERS, PAPER),
    "work:case-paper-page": Row(HANDLERS, {**PAPER, "number": 1}),
    "work:case-paper-page of no page": Row(NOBODYS, {**PAPER, "number": 9}),
    "work:case-paper-delete": post("302 302 302 422 422 404 404 404 404", PAPER, reason="用完了"),
    "work:case-redact": Row(WORKERS, PAPER),
    "work:case-copy": Row(HANDLERS, {"case_id": "paper_case", "redaction_id": 0}),
    "work:calendar": Row(CONTENT),
    "work:components": Row(STAFF),
    "work:units": Row(SUPERVISORS),
    "work:units-file": Row(SUPERVISORS),
    "work:unit-add": Row(OFFICER),
    "work:unit": Row(READERS, {"code": "baiyang"}),
    "work:unit-rename": Row("302 403 403 403 403 200 403 404 404", {"code": "baiyang"}),
    "work:unit-close": Row("302 403 403 403 403 200 403 404 404", {"code": "baiyang"}),
    "work:unit-act": post("302 302 302 422 422 302 422 404 404", {"code": "baiyang", "act": "contact"}, office="党政办公室"),
    "work:gathering": Row(READERS, {"gathering_id": 0}),
    "work:gathering-file": Row(READERS, {"gathering_id": 0}),
    "work:reminders": Row(CONTENT),
    "work:remind": post("302 404 404 404 404 302 404 404 404", organ="baiyang"),
    "work:reminder": Row(READERS, {"reminder_id": 0}),
    "work:reminder-seen": post("302 404 404 404 404 422 404 404 404", {"reminder_id": 0}),
    **OF_ASSESSMENTS,
    **OF_INSPECTIONS,
    "portal:home": Row(PUBLIC),
    "portal:fields": Row(PUBLIC),
    "portal:deadlines": Row(PUBLIC),
    "portal:organs": Row(PUBLIC),
    "portal:organ": Row(PUBLIC, {"code": "baiyang"}),
    "portal:catalogue-file": Row(PUBLIC, {"code": "baiyang"}),
    "portal:apply": Row(PUBLIC),
    "portal:apply-step": Row(PUBLIC, {"to": "baiyang", "step": "kind"}),
    "portal:apply-papers": Row(LED_ON, {"to": "baiyang"}),
    "portal:apply-check": Row(LED_ON, {"to": "baiyang"}),
    "portal:apply-receipt": post(NOTHING_KEPT),
    "portal:apply-discard": post(LED_ON),
    "portal:apply-status": Row(PUBLIC),
    "portal:apply-letter": Row(PUBLIC),
    "portal:apply-correction": post(NOTHING_KEPT),
    "portal:apply-fetch": post(NOTHING_KEPT, {"letter_id": 1}),
    "portal:apply-fetch-enclosed": post(NOTHING_KEPT, {"letter_id": 1, "paper_id": 1}),
    "portal:entry": Row(PUBLIC, {"code": "baiyang", "entry_id": "published"}),
    "portal:entry-read": Row(PUBLIC, PUBLIC_FILE),
    "portal:entry-file": Row(PUBLIC, {**PUBLIC_FILE, "name": "说明.txt"}),
    # A draft and its files have no public page for anybody, their own clerk included.
    "portal:entry of a draft": Row(ABSENT, {"code": "baiyang", "entry_id": 0}),
    "portal:entry-read of a draft": Row(ABSENT, {"code": "baiyang", "entry_id": 0, "file_id": 0}),
    "portal:entry-file of a draft": Row(ABSENT, {"code": "baiyang", "entry_id": 0, "file_id": 0, "name": "说明.txt"}),
    "portal:chains": Row(PUBLIC, {"code": "baiyang"}),
    "portal:chain": Row(PUBLIC, {"code": "baiyang", "chain_id": "public_chain"}),
    # Nothing of the chain is public, so neither is its title.
    "portal:chain of nothing public": Row(ABSENT, {"code": "baiyang", "chain_id": 0}),
    "portal:reports": Row(PUBLIC),
    "portal:organ-reports": Row(PUBLIC, {"code": "baiyang"}),
    "portal:report": Row(PUBLIC, {"code": "wangwa", "year": 2020}),
    "portal:report-file": Row(PUBLIC, {"code": "wangwa", "year": 2020, "name": "report.json"}),
    "portal:report of a draft": Row(ABSENT, REPORT),
    "portal:report-file of a draft": Row(ABSENT, {**REPORT, "name": "report.docx"}),
    "work:cases": Row(CONTENT),
    **dict.fromkeys((f"work:case-{one}" for one in ("new", "signing", "ledgers", "ledger-template")), Row(ANY_WORKERS)),
    **dict.fromkeys(("work:case-ledger", "work:case-ledger-take-back"), Row(WORKERS, {"ledger_id": 0})),
    "work:case-ledger-enter": post("302 302 302 404 404 404 404 404 404", {"ledger_id": 0}),
    "work:case": Row(HANDLERS, {"case_id": 0}),
    "work:case-open": post("302 302 302 302 302 404 404 404 404", {"case_id": 0}),
    "work:case-applicant": post(HANDLERS, {"case_id": 0}, reason="核对。"),
    **dict.fromkeys(("work:case-title", "work:case-received", "work:case-split", "work:case-code"), Row(WORKERS, {"case_id": 0})),
    "work:case-proposal": post(NOBODYS, {"case_id": "closed_case"}),
    "work:case-act": Row(WORKERS, {"case_id": 0, "act": "consult"}),
    "work:case-box": Row(HANDLERS, {"case_id": "sealed_case"}),
    "work:case-box of a case in hand": Row(NOBODYS, {"case_id": 0}),
    "work:case-box-paper": Row(HANDLERS, {"case_id": "sealed_case", "paper": "items"}),
    "work:case-box-zip": post(HANDLERS, {"case_id": "sealed_case"}),
    "work:cases-moved": Row(CONTENT),
    **dict.fromkeys(WORKED_ON, Row(WORKERS, {"case_id": 0})),
    "work:case-fees": Row(HANDLERS, {"case_id": 0}),
    "work:case-record": Row(WORKERS, {"case_id": "record_case"}),
    "work:lesson-drop": post("302 302 404 404 404 404 404 404 404", {"dispute_id": "decided", "lesson_id": 0}),
    "work:case-letter-arrival": Row(WORKERS, {"case_id": "reply_draft", "letter_id": "notice_letter"}),
    "work:dispute": Row(HANDLERS, {"dispute_id": 0}),
    "work:dispute-evidence": Row(HANDLERS, {"dispute_id": 0}),
    "work:dispute-act": Row(WORKERS, {"dispute_id": 0, "act": "answer"}),
    "work:case-path": Row(WORKERS, {"case_id": 0, "number": 1}),
    "work:case-reply": Row(HANDLERS, {"case_id": 0}),
    "work:case-reply-step": post("302 422 422 404 404 404 404 404 404", {"case_id": 0, "step": "submit"}),
    "work:case-task-letter": Row(HANDLERS, {"case_id": 0, "case_task_id": "case_task"}),
    "work:case-notice-letter": Row(HANDLERS, {"case_id": "waiting_case", "letter_id": "waiting_notice"}),
    "work:case-notices-known": post("302 404 302 404 404 404 404 404 404", {"case_id": "reply_draft"}),
    "work:case-notice": Row(WORKERS, {"case_id": 0, "code": "P5"}),
    # Whoever has not opened the case today is led to where that is recorded.
    "work:case-letter-file": Row(LED_HANDLERS, {"case_id": "reply_draft", "letter_id": "case_letter", "ending": "pdf"}),
    "work:case-prints": Row(HANDLERS, {"case_id": 0}),
    "work:case-print": Row(LED_HANDLERS, {"case_id": 0, "paper": "receipt"}),
    "work:case-letter-print": Row(LED_HANDLERS, {"case_id": "reply_draft", "letter_id": "case_letter", "paper": "proof"}),
    "work:cases-wordings": Row(ANY_WORKERS),
    "work:cases-wording": Row(ANY_WORKERS, {"code": "R4"}),
    "work:cases-practice": Row(OFFICER),
    "work:cases-handovers": Row(ANY_WORKERS),
    "work:cases-handover": Row("302 200 200 404 404 404 404 404 404", {"year": 2021}),
    "work:case-task": Row("302 404 404 404 404 404 404 404 200", {"case_task_id": "case_task"}),
    "work:case-task of an own section": Row(HANDLERS, {"case_task_id": "own_task"}),
    "work:register-follow-up": Row(WORKERS, {"register": "applications", "record_id": "asked_for"}),
    "work:register-remove": Row(WORKERS, {"register": "procurement", "record_id": "bought"}),
}


def addresses(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name and pattern of every address the product answers."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name or ''}", str(pattern.pattern)


ADDRESSES = dict(addresses(get_resolver().url_patterns))


def test_every_address_has_a_name_and_a_row() -> None:
    assert "work:report" in ADDRESSES, "the resolver was read"
    assert sorted(name for name in ADDRESSES if name not in MATRIX) == []
    assert sorted(key for key in MATRIX if name_of(key) not in ADDRESSES) == [], "rows without an address"


def test_every_page_listed_for_a_post_answers_it() -> None:
    """The matrix says what each role gets; here, that 更多 offers nobody a page that answers 404."""
    posts = {"clerk": "clerk", "section_head": "section_head", "officer": "county_officer", "auditor": "auditor"}
    listed = [one for pages in MORE.values() for one in pages]
    assert len({(one.name, one.args) for one in listed}) == len(listed), "no page is listed twice"
    for one in listed:
        got = dict(zip(ROLES, MATRIX[f"work:{one.name}"].expected.split(), strict=True))
        assert {role: got[role] for role, kind in posts.items() if kind in one.posts and got[role] != "200"} == {}, one


def test_every_address_answers_somebody() -> None:
    """What only answers 404 tells nothing of who may; tests/pages/test_posts.py asks the same of those that take POST."""
    answered = {name_of(key) for key, row in MATRIX.items() if {*row.expected.split()[1:]} - {"404", "403", "422", "409"}}
    pressed = {key for key, row in MATRIX.items() if row.method == "post"}
    assert sorted({name_of(key) for key in MATRIX} - answered - pressed) == []


@pytest.fixture(scope="module")
def matrix(
    prepared: Prepared, django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Matrix]:
    """The matrix, made once; every test's changes are rolled back.

    It has a catalogue but no duties generated from it yet: reading must not generate what is missing.
    """
    with django_db_blocker.unblock(), new_matrix(prepared, tmp_path_factory.mktemp("matrix")) as made:
        officer = made.people["officer"]
        assert officer is not None
        catalogue.load_standard(by=officer, at=NOW)
        yield made


@pytest.fixture(autouse=True)
def _own_data_directory(settings, request: pytest.FixtureRequest) -> None:
    """Use the files of the matrix."""
    if "matrix" in request.fixturenames:
        settings.DATA_DIR = request.getfixturevalue("matrix").data


def name_of(key: str) -> str:
    return key.partition(" ")[0]


def address_of(key: str, made: Mapping[str, object]) -> str:
    return reverse(name_of(key), kwargs=filled(MATRIX[key].args, made))


def test_a_write_is_seen_both_ways(matrix: Matrix) -> None:
    told = {"organ_code": "baiyang", "by": matrix.people["clerk"], "at": NOW}
    with written() as wrote:
        catalogue.open_chain(template="subsidy", title="修一条路", opened_on=NOW.date(), **told)
    assert any(one.startswith('INSERT INTO "catalogue_chain"') for one in wrote)
    assert connection.vendor != "sqlite" or {"catalogue_chain", "core_auditentry"} < set(wrote)


@pytest.mark.parametrize("key", sorted(MATRIX))
def test_each_role_gets_what_is_its_own(key: str, matrix: Matrix) -> None:
    row, got, wrote = MATRIX[key], dict[str, int](), dict[str, list[str]]()
    address, expected = address_of(key, matrix.made), row.of_roles()
    for role in expected:
        client = matrix.client(role)
        with written() as wrote[role]:
            answer = getattr(client, row.method)(address, filled(row.data, matrix.made))
        got[role] = answer.status_code
        if role == "nobody" and answer.status_code == 302 and key.startswith("work:"):
            assert answer["Location"].startswith("/work/sign-in/")
    assert got == expected
    if row.method == "get":
        # HEAD runs the GET view, so one role is enough to see that no address handles it differently.
        with written() as wrote["head"]:
            head = matrix.client("clerk").head(address, filled(row.data, matrix.made))
        assert head.status_code == int(row.expected.split()[ROLES.index("clerk")])
        assert {role: what for role, what in wrote.items() if what} == {}, "reading changes nothing"


@pytest.mark.parametrize("key", sorted(MATRIX))
def test_no_address_answers_a_wrong_method(key: str, matrix: Matrix) -> None:
    # Reading must change nothing: addresses that act accept POST only.
    wrong, roles = ("get", [*MATRIX[key].of_roles()]) if MATRIX[key].method == "post" else ("delete", ["clerk"])
    with written() as wrote:
        for role in roles:
            status = getattr(matrix.client(role), wrong)(address_of(key, matrix.made)).status_code
            # Some addresses ask who is there before they look at the method.
            assert status in ({302, 404, 405} if role == "nobody" else {404, 405})
    assert wrote == []


def test_a_foreign_clerk_learns_nothing_from_the_answer(matrix: Matrix) -> None:
    """Another organ's draft answers exactly as a draft that does not exist."""
    client = matrix.client("stranger")
    there = client.get(reverse("work:report", kwargs=REPORT))
    nowhere = client.get(reverse("work:report", kwargs={"code": "nowhere", "year": 2020}))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.content.decode().replace("baiyang", "nowhere") == nowhere.content.decode()
