"""Persons whom a text names one after the other, as the lists of those who receive something do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mingbai.privacy.named import ANONYMOUS, LABEL, LONG, NAME, OFFICE, OFFICE_AFTER, PAID
from mingbai.privacy.persons import SURNAMES

# A whole item: 马小军 between commas, in a cell, alone in its line, also with a sum (马小军3000元) or the village before it.
MASKED = rf"[{SURNAMES}][*＊×○〇某][\u4e00-\u9fff]"
ITEM = re.compile(
    rf"(?:^|(?<=[、,，;；。：:\s(（.．)）])|(?:{LABEL}|[村组队社]|社区))(?P<name>{MASKED}|{ANONYMOUS}|{LONG}|{NAME})"
    r"(?=[、,，;；。\s(（]|[0-9][0-9,.]{0,12}\s?万?元|等|$)",
    re.MULTILINE,
)
FULL = re.compile(rf"{ANONYMOUS}|..[\u4e00-\u9fff]")
# 索引号, 关键词: three characters that begin like a name.
NO_PERSON = re.compile(r".+[号词段额率费类型式表单数量会函证权]|祖父母|孙子女|..?[村镇乡县市区局站院校]")
IN_OFFICE = re.compile(rf"(?:{OFFICE})(?:名单|名册|[:：]|为|是){{0,2}}\s*$")
BETWEEN = re.compile(r"[、,，\t /]{1,4}")
LIST = re.compile(r"名单|名册|花名册?|公示表|明细|发放表|登记表|一览表|统计表|汇总表|清册|名录|台账|(?:对象|人员|家庭|户)的?公示")
# Who these lists name holds an office; 干部帮扶困难户名单 names households.
OF_OTHERS = re.compile(
    r"(?:责任人|帮扶人|联系人|经办人|负责人|干部|工作人员|队员|成员|委员|代表|监督员|协理员|信息员|评审员|志愿者|医生)(?:的|的?姓名)?(?:名单|名册|花名|公示|登记|一览)"
)
OF_OFFICIALS = re.compile(rf"{OFFICE}|职务|职称|岗位|分管")
LONGEST_HEADING = 60
LOOK = 10
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """What a text has of a list: the headings that say so, the names of its items, the names with a sum beside them;
    whether a table has a column of persons by its header.

    The names are those found first: two in full are a list whatever comes after.
    """

    headings: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    paid: frozenset[str] = frozenset()
    has_columns: bool = False

    @property
    def names_persons(self) -> bool:
        """Whether persons are listed: two names in full or with sums; under a heading that says so any two, or one with a sum."""
        full = sum(FULL.fullmatch(name) is not None for name in self.names)
        most = max(full, len(self.paid), len(self.names) if self.headings else 0)
        return self.has_columns or most >= SEVERAL or (bool(self.headings) and bool(self.paid & self.names))


def listed(text: str) -> Listed:
    """Return what a text has of a list of persons. Linear in its length; officials and the words of a rule are nobody listed."""
    names: set[str] = set()
    full = 0
    for name in _names(text):
        full += name not in names and FULL.fullmatch(name) is not None
        names.add(name)
        if full >= SEVERAL:
            break
    paid = (found[1] for found in PAID.finditer(text))
    return Listed(
        tuple(dict.fromkeys(_headings(text))),
        frozenset(names),
        frozenset(name for name in paid if not NO_PERSON.fullmatch(name)),
    )


def together(parts: Iterable[Listed]) -> Listed:
    """Return what several texts have of one list: the heading may stand in one and the names in another."""
    some = tuple(parts)
    return Listed(
        tuple(dict.fromkeys(heading for one in some for heading in one.headings)),
        frozenset().union(*(one.names for one in some)),
        frozenset().union(*(one.paid for one in some)),
    )


def is_of_officials(header: str) -> bool:
    """Return whether the cells below a header name people in office."""
    return OF_OFFICIALS.search(header) is not None


def _headings(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        said = line.strip()
        if len(said) <= LONGEST_HEADING and said[-1:] not in "。；;" and LIST.search(said) and not OF_OTHERS.search(said):
            yield said


def _names(text: str) -> Iterator[str]:
    """Yield the names that are whole items; what stands beside an official's, divided by commas only, is an official's too.

    A name of two characters counts beside another one: alone it may be any word.
    """
    end, in_office, alone = -1, False, ""
    for found in ITEM.finditer(text):
        name, start = found["name"], found.start("name")
        if NO_PERSON.fullmatch(name):
            continue
        is_beside = end >= 0 and BETWEEN.fullmatch(text, end, start) is not None
        in_office = (is_beside and in_office) or _holds_office(text, start, found.end())
        end = found.end()
        if in_office:
            continue
        if is_beside and alone:
            yield alone
        if is_beside or FULL.fullmatch(name):
            yield name
        alone = name


def _holds_office(text: str, start: int, end: int) -> bool:
    return bool(IN_OFFICE.search(text[max(0, start - LOOK) : start]) or OFFICE_AFTER.match(text[end : end + LOOK]))
