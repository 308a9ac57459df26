"""All 35 letters, made from a case: article, remedy by day and by signer, names, dates, every part; drawn once, all in one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
import pytest

from domains.cases.applications_made import APPLICANT, at, received, row_of
from domains.cases.boxes_made import answered, drawn_here
from domains.cases.letters_made import COMPANY, parts_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import handling
from mingbai.cases.actions.common import sealed
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.actions.letters import draft_letter
from mingbai.cases.models import Application, CaseSearch, Letter, PracticeChoice, SigningRule
from mingbai.cases.queries.annexes import given_papers
from mingbai.cases.queries.desk import LetterDraft, draft_of
from mingbai.cases.queries.drafts import GROUNDS, lacks
from mingbai.cases.queries.sheet import sheet_of
from mingbai.core.models import Site
from mingbai.core.words import CHINA
from mingbai.organs.queries import OrganRow, organ_by_id
from mingbai.rendering.letter import pdf
from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.statute.cases.letters import YOU, Addressee, letters
from mingbai.statute.cases.outcomes import law_of
from mingbai.statute.cases.sources import as_in_a_letter
from mingbai.workspace.cases.reply.form import own_parts
from rendering import readers

__all__ = ["drawn_here"]
pytestmark = pytest.mark.django_db
OLD, NEW, BEFORE_RULES, RULES = date(2023, 12, 31), date(2024, 1, 1), date(2026, 6, 30), date(2026, 7, 1)
CODE = "3KQ7X9XD5A"
NAME, GOVERNMENT, COURT = "白阳镇人民政府", "彭阳县人民政府", "彭阳县人民法院"
BY_RECORD_ALONE = ("addressee", "received_on", "subject", "registered", "channel", "contact", "search")


@pytest.fixture
def row(clerk: Acting) -> Application:
    """An application of a company, with a search that found nothing."""
    case = received(clerk, at(1, 4), applicant=replace(APPLICANT, name=COMPANY), applicant_kind="business")
    said = {"systems": "公文系统", "rooms": "镇档案室", "keywords": "农田", "persons": "经办乙", "result": "没有找到"}
    CaseSearch.objects.create(
        application=row_of(case), round=1, searched_on=date(2021, 1, 6), is_found=False, contents=sealed(said), person_id=1,
        recorded_by="经办乙", recorded_at=at(1, 6),
    )  # fmt: skip
    return row_of(case)


@pytest.fixture
def organ(row: Application) -> OrganRow:
    return answers(organ_by_id(row.organ_id), "township", own_government=GOVERNMENT)


def answers(organ: OrganRow, kind: str, **named: str) -> OrganRow:
    """Set who answers for the organ."""
    values = {
        "kind": kind,
        "basic_court": COURT,
        "contact": "党政办，0954-7000000",
        "set_by": "测试",
        "set_at": at(1, 4),
        **named,
    }
    SigningRule.objects.update_or_create(organ_id=organ.id, defaults=values)
    return organ


def grounds_of(code: str) -> tuple[str, ...]:
    outcome = letters()[code].outcome
    if code == "R3":
        return ("15.1",)
    return tuple(one.code for one in law_of(outcome).grounds[:1]) if outcome else ()


def made(organ: OrganRow, row: Application, code: str, *, on: date = RULES, is_signed: bool = True) -> LetterDraft:
    """The letter as it is on the desk of its signer, or as it was signed."""
    said = {key: words for key, words in parts_of(code).items() if key not in BY_RECORD_ALONE}
    letter = Letter(organ_id=organ.id, application=row, round=1, kind=code, changed_at=at(on.month, on.day, on.year))
    letter.contents = sealed({**said, GROUNDS: " ".join(grounds_of(code))})
    draft = draft_of(organ, row, letter, on)
    return replace(draft, number="公开〔2026〕12号", signed_on=on, check_code=CODE) if is_signed else draft


def words_of(sheet: LetterSheet, kind: ParagraphKind | None = None) -> str:
    return "\n".join(one.words for one in sheet.paragraphs if kind in (None, one.kind))


def test_each_of_the_35_letters_says_what_the_law_asks_of_it(organ: OrganRow, row: Application) -> None:
    Site.objects.update(domain="www.x.gov.cn", demo_today=None)
    seen: list[LetterParagraph] = []
    for code, law in letters().items():
        draft = made(organ, row, code)
        assert draft.lacks == (), code
        sheet = sheet_of(organ, draft)
        said, fixed = words_of(sheet), words_of(sheet, ParagraphKind.FIXED)
        assert (sheet.title, sheet.signer, sheet.organ_name) == (law.title, NAME, NAME)
        assert (sheet.number, sheet.signed_on, sheet.contact) == ("公开〔2026〕12号", RULES, "联系人、电话：党政办，0954-7000000")
        assert sheet.addressee == {
            Addressee.THIRD_PARTY: "宁夏祎堃建设工程有限公司", Addressee.ORGAN: "彭阳县农业农村局"
        }.get(law.to, COMPANY), code  # fmt: skip
        if code != "P1":
            assert as_in_a_letter("", law.citations).partition("》")[2] in fixed, code
        for key in set(own_parts(law)) & set(parts_of(code)):
            assert parts_of(code)[key] in said + sheet.addressee, (code, key)
        assert draft.remedy in fixed
        if law.to is Addressee.APPLICANT:
            assert row.number in said
            assert "高标准农田" in words_of(sheet, ParagraphKind.QUOTED), "it says which application it is about"
            assert YOU not in fixed, "an organisation is addressed as one"
        else:
            assert row.number not in said, "a third party is not told who applied, nor in which words"
            assert COMPANY not in said
            assert "补偿发放名册" not in said
        assert not [bad for bad in ("____", "。。", "；。", "{", "的的", "，，") if bad in said], code
        seen += [LetterParagraph(law.title, ParagraphKind.HEADING), *sheet.paragraphs]
    assert sheet.verification_address == f"https://www.x.gov.cn/apply/letter/?n=2026-12&c={CODE}"
    file = pdf.render(replace(sheet, paragraphs=tuple(seen), addressee=COMPANY))
    drawn = re.sub(r"—\d+—", "", readers.pdf_words(file))
    assert readers.decoded(list(pypdfium2.PdfDocument(file))[-1]) == sheet.verification_address
    assert f"校验码{CODE}" in drawn
    assert "宁夏喆堃祎生态农业科技发展有限公司" in drawn
    for paragraph in seen:
        assert "".join(paragraph.words.split()) in drawn


FIRST = "应当先申请行政复议，可以自收到本答复书之日起60日内向{bodies}提出"
EITHER = "60日内向{bodies}申请行政复议，也可以自收到本答复书之日起6个月内直接向{court}提起行政诉讼。"
ONLY = "如对本告知书不服，可以自收到本告知书之日起60日内向{bodies}申请行政复议。"


@pytest.mark.parametrize(
    ("signs", "bodies", "court", "signer"),
    [
        (("township", {"own_government": GOVERNMENT}), GOVERNMENT, COURT, NAME),
        (("township", {"own_government": GOVERNMENT, "signed_by": "seal"}), GOVERNMENT, COURT, NAME),
        (
            ("justice_bureau", {"own_government": GOVERNMENT, "superior": "固原市司法局"}),
            f"{GOVERNMENT}或者固原市司法局", COURT, NAME,
        ),
        (
            (
                "county_government",
                {"own_government": GOVERNMENT, "government_above": "固原市人民政府", "intermediate_court": "固原市中级人民法院"},
            ),
            "固原市人民政府", "固原市中级人民法院", NAME,
        ),
        (
            ("county_government", {"own_government": GOVERNMENT, "signed_by": "office"}),
            GOVERNMENT, COURT, f"{NAME}党政综合办公室",
        ),
    ],
    ids=["organ", "seal", "justice", "government", "office"],
)  # fmt: skip
def test_the_remedy_follows_the_day_and_whoever_signs(
    row: Application, signs: tuple[str, dict[str, Any]], bodies: str, court: str, signer: str
) -> None:
    organ = replace(answers(organ_by_id(row.organ_id), signs[0], **signs[1]), office="党政综合办公室")
    first, either, only = (said.format(bodies=bodies, court=court) for said in (FIRST, EITHER, ONLY))
    wanted = {
        ("R4", OLD): either, ("R4", NEW): first, ("R4", BEFORE_RULES): first, ("R4", RULES): first,
        ("R3", NEW): either, ("R3", BEFORE_RULES): either, ("R3", RULES): first,
        ("R13", RULES): either, ("R17", OLD): either.replace("答复书", "告知书"), ("R17", RULES): only, ("P2", RULES): "",
    }  # fmt: skip
    for (code, on), clause in wanted.items():
        said = made(organ, row, code, on=on, is_signed=False).remedy
        assert clause in said if clause else said == "", (code, on)
        assert ("行政复议法实施条例》第三十一条" in said) is (clause is first and on == RULES), (code, on)
        assert ("提起行政诉讼" in said) is (clause not in (only, "")), (code, on)
    sheet = sheet_of(organ, made(organ, row, "R4"))
    assert (sheet.signer, sheet.organ_name) == (signer, signer), "who signs stands at the head, too"


@pytest.mark.usefixtures("drawn_here")
def test_what_is_given_and_the_list_of_grounds_are_named_below_the_letter_with_their_pages(
    organ: OrganRow, clerk: Acting
) -> None:
    case_id = received(clerk, at(1, 4)).case_id
    for purpose, name in (("grounds", "遮盖依据清单.pdf"), ("answer", "施工合同.pdf"), ("original", "原件.pdf")):
        paper = NewPaper(purpose, name, "application/pdf", name.encode())
        handling.add_paper(case_id=case_id, paper=paper, by=clerk, at=at(1, 5))
    told: dict[str, Any] = {"case_id": case_id, "parts": {}, "by": clerk, "at": at(1, 5)}
    seen = []
    # Nobody reviews what a reply only says to be public.
    for outcome in ("partial", "already_public", "not_existing"):
        draft_letter(**told, outcome=outcome)
        letter = Letter.objects.select_related("application").get()
        seen.append(sheet_of(organ, draft_of(organ, letter.application, letter, date(2021, 1, 5))).annexes)
    assert seen == [("施工合同（共2页）", "不予公开部分的依据清单（共2页）"), (), ()]
    Letter.objects.update(state="cancelled")
    case = Application.objects.get(pk=case_id)
    letter = answered(case, clerk)
    assert [one.purpose for one in given_papers(case)] == ["answer"]
    Letter.objects.filter(pk=letter.pk).update(kind="R1")
    assert given_papers(case) == ()


def test_an_old_department_offers_the_choice_that_the_old_law_gave(row: Application) -> None:
    names = {"own_government": GOVERNMENT, "superior": "固原市农业农村局"}
    organ = answers(organ_by_id(row.organ_id), "department", **names)
    assert "向彭阳县人民政府或者固原市农业农村局申请" in made(organ, row, "R4", on=OLD, is_signed=False).remedy
    assert "农业农村局" not in made(organ, row, "R4", on=NEW, is_signed=False).remedy


def test_a_draft_says_nothing_of_remedies_before_its_grounds_are_chosen(organ: OrganRow, row: Application) -> None:
    letter = Letter(organ_id=organ.id, application=row, round=1, kind="R3", changed_at=at(7, 1, 2026), contents=sealed({}))
    assert draft_of(organ, row, letter, RULES).remedy == ""


def test_a_letter_that_lacks_a_name_for_its_remedy_is_not_complete(row: Application) -> None:
    organ = answers(organ_by_id(row.organ_id), "county_government", own_government=GOVERNMENT)
    for code, names in (("R4", "行政复议机关的全称"), ("R13", "有管辖权的中级人民法院的全称")):
        draft = made(organ, row, code, is_signed=False)
        assert (draft.remedy, names in {one.words for one in draft.lacks}) == ("", True)
    assert made(organ, row, "P2", is_signed=False).lacks == ()
    assert made(organ, row, "R17", is_signed=False).lacks != ()
    PracticeChoice.objects.create(name="petition_names_review", value="false", set_by="测试", set_at=at(1, 4))
    assert made(organ, row, "R17", is_signed=False).lacks == (), "as the county chose, its clause names nobody"
    night = datetime(2024, 1, 1, 2, tzinfo=CHINA).astimezone(UTC)
    letter = Letter(organ_id=organ.id, application=row, round=1, kind="R4", is_reply=True, changed_at=night)
    letter.contents = sealed({GROUNDS: "14.1"})
    assert not any("法院" in one.words for one in lacks(organ, row, letter)), "in China the new law is two hours old"
