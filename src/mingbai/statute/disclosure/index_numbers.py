"""Index numbers (索引号): no national code exists, so each organ has a template; a running number is never reused."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

from mingbai.statute.citation import practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

FIELDS = frozenset({"organ", "credit_code", "year", "yearmonth", "n"})
LONGEST = 60
CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
RUNNING = re.compile(r"0?[1-9]d")
FORM = practice("索引号没有全国统一编码，由本级规定")


@rule(regulations("第12条"), FORM, name="索引号样式")
def check_template(template: str, credit_code: str = "") -> Verdict:
    """A template can produce numbers when it has known fields only, a year, and the running number once."""
    if not template or len(template) > LONGEST:
        return refused(f"写样式，最多{LONGEST}个字，例如 {{organ}}-{{year}}-{{n:05d}}。", FORM, "template.length")
    try:
        parts = [(name, form, turned) for _, name, form, turned in Formatter().parse(template) if name is not None]
    except ValueError:
        return refused("花括号不成对，例如 {organ}-{year}-{n:05d}。", FORM, "template.braces")
    names = [name for name, _, _ in parts]
    if unknown := sorted(set(names) - FIELDS):
        return refused(f"不认识“{unknown[0]}”。可以用 organ、credit_code、year、yearmonth、n。", FORM, "template.field")
    if names.count("n") != 1 or not {"year", "yearmonth"} & set(names):
        return refused("样式里要有年份（year 或者 yearmonth）和一个流水号（n）。", FORM, "template.number")
    if any(turned or (form and (name != "n" or not RUNNING.fullmatch(form))) for name, form, turned in parts):
        return refused("只有流水号可以写位数，例如 {n:05d}。", FORM, "template.form")
    if "credit_code" in names and not CREDIT_CODE.fullmatch(credit_code):
        return refused("样式用了统一社会信用代码，请先登记本机关的18位代码。", FORM, "template.credit_code")
    return ALLOWED


def render(template: str, *, organ: str, credit_code: str, formed_on: date) -> str:
    """Fill in everything but the running number; `{n…}` is left to whoever issues the number.

    Raises ValueError for a template that `check_template` refuses.
    """
    verdict = check_template(template, credit_code)
    if not verdict:
        raise ValueError(verdict.reason)
    values = {"organ": organ, "credit_code": credit_code, "year": f"{formed_on:%Y}", "yearmonth": f"{formed_on:%Y%m}"}
    found = []
    for literal, name, form, _ in Formatter().parse(template):
        found.append(literal.replace("{", "{{").replace("}", "}}"))
        if name == "n":
            found.append(f"{{n:{form}}}" if form else "{n}")
        elif name is not None:
            found.append(values[name])
    return "".join(found)
