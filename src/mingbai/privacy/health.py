"""A person's illness, disability and age. What a policy says about illnesses and ages in general is not personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.privacy.persons import NAME, SURNAMES, speaks_of_a_person
from mingbai.privacy.spans import Certainty, DataKind, Span

ILLNESS = (
    r"(?:[\u4e00-\u9fff]{0,4}(?:癌|恶性肿瘤)|白血病|尿毒症|艾滋病|HIV|精神分裂症?|精神病|抑郁症|双相情感障碍|癫痫|肝硬化|乙肝|丙肝|肺结核|结核病"
    r"|脑瘫|脑梗(?:死|塞)?|脑出血|偏瘫|瘫痪|糖尿病|高血压|冠心病|心脏病|肾衰竭?|肾功能(?:衰竭|不全)|肾病综合征|尘肺病?|矽肺|股骨头坏死|脑膜炎|小儿麻痹|渐冻症|再生障碍性贫血"
    r"|血友病|红斑狼疮|帕金森|阿尔茨海默|梅毒|苯丙酮尿症|唐氏综合征|自闭症|孤独症|肿瘤|淋巴瘤|骨髓瘤)"
)
DEGREE = (
    r"(?:(?:视力|听力|言语|肢体|智力|精神|多重)(?:残疾?)?[一二三四1-4]级"
    r"|[一二三四1-4]级(?:视力|听力|言语|肢体|智力|精神|多重)(?:残疾?)?"
    r"|残疾(?:等级)?[:：为是]?[一二三四1-4]级|[一二三四1-4]级残疾)"
)
# After 患有 and similar words, anything that ends like an illness is one.
NAMED_ILLNESS = r"[\u4e00-\u9fff]{1,8}?(?:[^生疾因看发治人]病|[炎癌瘤症]|衰竭|硬化|坏死|贫血|瘫痪|综合征|骨折)"
SUFFERS = re.compile(
    r"(?:患有?|身患|确诊(?:为)?|诊断[为:：]?|病种[:：]|病情[:：]|因病\(|因患?)"
    rf"[\u4e00-\u9fff]{{0,4}}?({ILLNESS}|{NAMED_ILLNESS})"
)
DISABLED = re.compile(rf"({DEGREE})")
# A name and an illness with something between them; with nothing between only where the name stands alone before it.
NAMED = re.compile(
    rf"(?:{NAME}[\s,、(:]+(?:男|女)?[\s,、]*(?:[0-9]{{1,3}}岁)?[\s,、]*"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[户象民者人]))(?:[{SURNAMES}]某{{1,2}}|[{SURNAMES}][*×]{{1,2}}|{NAME}(?<![说讲治防]))(?:男|女)?)"
    rf"({ILLNESS}|{DEGREE})"
)
# 病种：尿毒症 on a form, not the list 病种：尿毒症、白血病 in a rule.
ON_A_FORM = re.compile(rf"(?:病种|病情|疾病名称|所患疾病|患病情况|诊断结果)[:：]\s?({ILLNESS})(?=\s*(?:$|[\n,，。;；)]))")
NAME_AFTER = re.compile(rf"^[^。；;\n]{{0,6}}(?:申请人|患者|本人|户主|村民){NAME}")
GROUPS = re.compile(r"(?:救助|帮扶|保障|慰问|补助|补贴|低保|特困|供养)(?:对象|人员|户|家庭)")
# A form that is filled in; two values side by side belong to a rule.
LABELLED = re.compile(
    r"残疾(?:等级|级别|类别)[:：]\s*((?:视力|听力|言语|肢体|智力|精神|多重)?(?:残疾)?(?:[一二三四1-4]级)?)(?<![:：\s])(?!\s*[、/至到和或及-])"
)
NAME_BEFORE = re.compile(rf"{NAME}[\s,，、]*$")
AGE = re.compile(
    rf"(?:{NAME}|姓名[:：]\S{{1,4}}|(?:其子|其女|儿子|女儿|孙子|孙女|长子|次子|长女|次女)[\u4e00-\u9fff]{{0,4}})[\s,，、(（:：]*(?:男|女)?[\s,，、]*(?:[0-9]{{4}}年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?出?生[\s,，、]*)?(?:现年|今年|年龄[:：]?)?\s*([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*(?:周?岁)"
)
AGE_LABEL = re.compile(r"年龄[:：]\s*([0-9]{1,2})(?:周?岁)?(?![0-9])")
# Words of a rule or a programme: who it is for, not who somebody is.
GENERAL = re.compile(
    r"救助|补贴|补助|标准|政策|筛查|防治|保障|人员|患者给予|对象|以上|以下|至|范围|病种|重大疾病|条件|申请(?!人)|办法|服务|管理|宣传|防控|项目|人群|康复"
)
SENTENCE_END = re.compile(r"[。；;！\n]")
LOOK = 24
CHILD = 14
# Found at their own value; nothing written is found at 0.
NUMERALS = "〇一二三四五六七八九"


def find(text: str) -> Iterator[Span]:
    """Find illness, disability and a child's age where the text is about one person."""
    for found in SUFFERS.finditer(text):
        before = _before(text, found.start(), LOOK)
        after = text[found.end() : found.end() + LOOK]
        personal = (
            speaks_of_a_person(before + text[found.start() : found.start() + 4])
            or NAME_BEFORE.search(before)
            or NAME_AFTER.search(after)
        )
        if personal and not _is_general(GROUPS.sub("", before), NAME_AFTER.sub("", after)[:8]):
            yield Span(DataKind.HEALTH, found.start(1), found.end(1), Certainty.LIKELY)
    for found in ON_A_FORM.finditer(text):
        yield Span(DataKind.HEALTH, found.start(1), found.end(1), Certainty.LIKELY)
    for found in NAMED.finditer(text):
        if not _is_general(
            _before(text, found.start(), 8) + text[found.start() : found.start(1)], text[found.end() : found.end() + 8]
        ):
            yield Span(DataKind.HEALTH, found.start(1), found.end(1), Certainty.LIKELY)
    for found in DISABLED.finditer(text):
        before = _before(text, found.start(), LOOK)
        if speaks_of_a_person(before) and not _is_general(before[-8:], text[found.end() : found.end() + 8]):
            yield Span(DataKind.HEALTH, found.start(1), found.end(1), Certainty.LIKELY)
    for found in LABELLED.finditer(text):
        if not _is_general(_before(text, found.start(), 8), text[found.end() : found.end() + 8]):
            yield Span(DataKind.HEALTH, found.start(1), found.end(1), Certainty.LIKELY)
    yield from _children(text)


def _children(text: str) -> Iterator[Span]:
    for form in (AGE, AGE_LABEL):
        for found in form.finditer(text):
            if _number(found.group(1)) < CHILD and not re.match(
                r"[\s]*(?:以上|以下|至|-|~|（含|\(含|儿童|及)", text[found.end() : found.end() + 4]
            ):
                yield Span(DataKind.MINOR, found.start(), found.end(), Certainty.LIKELY)


def _number(said: str) -> int:
    """Return an age given in figures or in Chinese numerals."""
    if said.isdecimal():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    return (10 * (NUMERALS.find(tens) or 1) if ten else 0) + NUMERALS.find(ones)


def _before(text: str, end: int, length: int) -> str:
    """Return up to `length` characters before a place, within the same sentence."""
    return SENTENCE_END.split(text[max(0, end - length) : end])[-1]


def _is_general(before: str, after: str) -> bool:
    return bool(GENERAL.search(before) or GENERAL.search(after))
