"""A document's disclosure attribute: proposed with a reason, inherited, decided; annexes, secrets, interpretation."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure import attributes
from mingbai.statute.disclosure.attributes import Attribute, Origin, Proposal

OPEN, ON_REQUEST, CLOSED = Attribute
WHY = "讨论中的内部请示，公开会影响决策"


@pytest.mark.parametrize(
    ("attribute", "reason", "ground", "code"),
    [
        (None, "", "", "attribute.missing"),
        (None, WHY, "16.2", "attribute.missing"),
        (OPEN, "", "", ""),
        (ON_REQUEST, "", "", "attribute.reason"),
        (ON_REQUEST, " 不便 ", "", "attribute.reason"),
        (ON_REQUEST, "只和个别单位有关", "", ""),
        (ON_REQUEST, "属于内部管理信息", "16.1", "attribute.ground_on_request"),
        (CLOSED, "", "16.2", "attribute.reason"),
        (CLOSED, WHY, "", "attribute.ground"),
        (CLOSED, WHY, "17.1", "attribute.ground"),
        (CLOSED, WHY, "16.2", ""),
        (CLOSED, WHY, "14.1", ""),
    ],
)
def test_a_proposal_has_its_reason_and_its_ground(attribute: Attribute | None, reason: str, ground: str, code: str) -> None:
    verdict = attributes.proposal(Proposal(attribute, reason, ground))
    assert (bool(verdict), verdict.code) == (not code, code)
    if code:
        assert verdict.citation is not None


def test_the_refusal_without_attribute_names_the_rule() -> None:
    verdict = attributes.stated(None)
    assert not verdict
    assert "不编文号" in verdict.reason
    assert verdict.citation is not None
    assert verdict.citation.document_number == "国办发〔2016〕80号"


@pytest.mark.parametrize(
    ("origin", "attribute", "original", "code"),
    [
        (Origin.OWN, OPEN, None, ""),
        (Origin.JOINT_LEAD, CLOSED, None, ""),
        (Origin.FORWARDED, OPEN, None, "attribute.original_missing"),
        (Origin.FORWARDED, OPEN, OPEN, ""),
        (Origin.FORWARDED, OPEN, ON_REQUEST, "attribute.follows"),
        (Origin.FORWARDED, None, ON_REQUEST, ""),
        (Origin.JOINT, CLOSED, OPEN, "attribute.follows"),
        (Origin.JOINT, ON_REQUEST, ON_REQUEST, ""),
    ],
)
def test_forwarded_and_joint_documents_follow(
    origin: Origin, attribute: Attribute | None, original: Attribute | None, code: str
) -> None:
    assert attributes.follows(origin, attribute, original).code == code


def test_the_refusal_says_whose_attribute_counts() -> None:
    assert "原件" in attributes.follows(Origin.FORWARDED, OPEN, CLOSED).reason
    assert "主办机关" in attributes.follows(Origin.JOINT, OPEN, CLOSED).reason


@pytest.mark.parametrize(
    ("decided", "opinion", "is_agreed", "code"),
    [
        (Proposal(OPEN), "", True, ""),
        (Proposal(None), "应当公开", True, "attribute.missing"),
        (Proposal(ON_REQUEST, "只和个别单位有关"), "", True, "attribute.differs"),
        (Proposal(ON_REQUEST, "只和个别单位有关"), "只涉及两家单位", True, ""),
        (Proposal(OPEN), "", False, "attribute.dispute"),
        (Proposal(OPEN), "群众都用得上，公开", False, ""),
    ],
)
def test_the_signer_decides_and_says_why(decided: Proposal, opinion: str, is_agreed: bool, code: str) -> None:
    assert attributes.decision(Proposal(OPEN), decided, opinion, is_agreed).code == code


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("机密★5年", True),
        ("绝 密 ★ 长期", True),
        ("白阳镇人民政府\n秘密\n关于某事的通知", True),
        ("秘密", True),
        ("对外泄露国家秘密、商业秘密的，依法处理", False),
        ("机密文件的保管按规定办", False),
        ("", False),
    ],
)
def test_the_mark_of_a_secret_is_not_the_word(text: str, is_marked: bool) -> None:
    assert attributes.bears_classification(text) is is_marked


def test_classified_documents_are_rejected() -> None:
    assert attributes.not_classified([])
    verdict = attributes.not_classified(["方案.docx"])
    assert (bool(verdict), verdict.code) == (False, "document.classified")
    assert "方案.docx" in verdict.reason


@pytest.mark.parametrize(
    ("attribute", "marked", "allowed"), [(OPEN, [], True), (OPEN, ["表.xlsx"], False), (CLOSED, ["表.xlsx"], True)]
)
def test_an_open_document_carries_no_marked_annex(attribute: Attribute, marked: list[str], allowed: bool) -> None:
    assert bool(attributes.annexes(attribute, marked)) is allowed


@pytest.mark.parametrize(
    ("is_policy", "attribute", "texts", "code"),
    [
        (False, OPEN, ("", "", ""), ""),
        (True, ON_REQUEST, ("", "", ""), ""),
        (True, OPEN, ("", "解读", "<p>讲了三件事</p>"), "interpretation.plan"),
        (True, OPEN, ("办公室主任用问答讲", "", "<p>讲了三件事</p>"), "interpretation.text"),
        (True, OPEN, ("办公室主任用问答讲", "解读", " "), "interpretation.text"),
        (True, OPEN, ("办公室主任用问答讲", "解读", "<p>讲了三件事</p>"), ""),
    ],
)
def test_a_policy_comes_with_its_interpretation(
    is_policy: bool, attribute: Attribute, texts: tuple[str, str, str], code: str
) -> None:
    assert attributes.interpretation(is_policy, attribute, *texts).code == code


@pytest.mark.parametrize(
    ("is_policy", "attribute", "first"),
    [(True, OPEN, False), (True, ON_REQUEST, True), (True, CLOSED, True), (True, None, False), (False, CLOSED, False)],
)
def test_a_policy_that_is_not_open_is_seen_by_the_disclosure_office(
    is_policy: bool, attribute: Attribute | None, first: bool
) -> None:
    assert attributes.needs_disclosure_office(is_policy, attribute) is first


def test_each_attribute_and_origin_has_its_words() -> None:
    assert set(attributes.ATTRIBUTE_WORDS) == set(attributes.NOTE_WORDS) == set(Attribute)
    assert set(attributes.ORIGIN_WORDS) == set(Origin)
    assert attributes.NOTE_WORDS[OPEN] == "（此件公开发布）"
