"""Presses of the public form: anybody may write, send, look, and hand in a correction with the code."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from domains.cases.applications_made import intake, received, row_of
from domains.cases.boxes_made import answered, at
from mingbai.accounts.values import system
from mingbai.cases.actions import handling, limits, online, receive
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import Application
from mingbai.cases.queries.online import mark_of
from mingbai.organs import queries as organs
from pages.press import EVERYBODY, NOBODY, Made, Press
from support import NOW, TODAY

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
WORDS = {
    "kind": "information", "applicant_kind": "natural",
    "name": "甲某", "document": "护照", "document_number": "E00000001", "telephone": "0954-7012345",
    "sought": "高标准农田建设项目的中标单位", "form_wanted": "electronic", "delivery": "pick_up",
}  # fmt: skip


def written(made: Made) -> None:
    """A draft that is ready to be sent."""
    made["draft"] = online.save_draft(token="", words=WORDS, address="192.0.2.1", by=system(organs.organ("baiyang")), at=NOW)


def with_paper(made: Made) -> dict[str, object]:
    """A photograph for the draft."""
    return {"identity": SimpleUploadedFile("a.png", PICTURE)}


def waiting(made: Made) -> None:
    """A case that waits for its applicant's correction, opened in this browser."""
    clerk = made["people"]["clerk"]
    case = receive.receive(organ_code="baiyang", intake=intake(submitted_on=TODAY), by=clerk, at=NOW)
    limits.ask_correction(
        case_id=case.case_id, situations=("content",), what="写明是哪个村。", answer_within=10, by=clerk, at=NOW
    )
    row = Application.objects.get(pk=case.case_id)
    made["case"] = signing.dumps([row.pk, mark_of(row)], salt="/apply/")


def served_here(made: Made) -> None:
    """A case whose reply was served on the site, opened in this browser."""
    row = row_of(received(made["people"]["clerk"]))
    paper = NewPaper("answer", "补贴名单.txt", "text/plain", b"given")
    made["enclosed"] = handling.add_paper(case_id=row.pk, paper=paper, by=made["people"]["clerk"], at=at(1, 8))
    letter = answered(row, made["people"]["clerk"], "公开〔2021〕99号")
    letter.service, letter.served_on = "web", None
    letter.save()
    made["letter_here"], made["case"] = letter.pk, signing.dumps([row.pk, mark_of(row)], salt="/apply/")


#: What the browser keeps of a draft, and of a case that its code opened.
WITH_A_DRAFT: dict[str, Any] = {"before": written, "cookies": lambda made: {"draft": made["draft"]}, "is_county_wide": True}
OF_THE_CASE: dict[str, Any] = {"cookies": lambda made: {"case": made["case"]}, "is_county_wide": True}
OF_APPLYING: tuple[Press, ...] = (
    Press("portal:apply-step", EVERYBODY, {"to": "baiyang", "step": "kind"}, {"kind": "information"}, is_county_wide=True),
    Press("portal:apply-receipt", EVERYBODY, **WITH_A_DRAFT),
    Press("portal:apply-papers", EVERYBODY, {"to": "baiyang"}, with_paper, **WITH_A_DRAFT),
    Press("portal:apply-receipt", NOBODY, of="without a draft"),
    Press("portal:apply-discard", EVERYBODY, **WITH_A_DRAFT),
    Press("portal:apply-status", EVERYBODY, data={"number": "白依申〔2021〕1号", "code": "WRONGWRONG"}, of="logs a wrong code"),
    Press("portal:apply-letter", EVERYBODY, data={"number": "2021-1", "code": "WRONGWRONG"}, of="logs a wrong check code"),
    Press(
        "portal:apply-correction",
        EVERYBODY,
        data={"text": "周沟村的。"},
        before=waiting,
        **OF_THE_CASE,
    ),
    Press(
        "portal:apply-fetch",
        EVERYBODY,
        lambda made: {"letter_id": made["letter_here"]},
        before=served_here,
        **OF_THE_CASE,
    ),
    Press(
        "portal:apply-fetch-enclosed",
        EVERYBODY,
        lambda made: {"letter_id": made["letter_here"], "paper_id": made["enclosed"]},
        before=served_here,
        **OF_THE_CASE,
    ),
    Press("portal:apply-fetch", NOBODY, {"letter_id": 1}, of="without the code"),
    Press("portal:apply-fetch-enclosed", NOBODY, {"letter_id": 1, "paper_id": 1}, of="without the code"),
    Press("portal:apply-correction", NOBODY, data={"text": "周沟村的。"}, before=waiting, of="without the code"),
)
