"""What is wrong with what was typed into the records of management."""

from __future__ import annotations

from datetime import date

from mingbai.core.errors import Invalid
from mingbai.core.screen import screen
from mingbai.core.words import one_line, squeezed
from mingbai.management.queries.group import entry_by_number

FAR = 366 * 3
LINK_STARTS = ("/", "https://", "http://")


def entry_named(organ_id: int, index_number: str) -> int | None:
    """Return the public entry with this index number; None for an empty one; raise Invalid for an unknown one."""
    kept = squeezed(index_number)
    if not kept:
        return None
    found = entry_by_number(organ_id, kept)
    if found is None:
        raise Invalid(
            "本单位公开的信息里没有这个索引号。打开那条信息的公开页面，把上面的索引号抄过来；还没有公开的，先空着。",
            "index_number",
        )
    return found


def day_ahead(value: date, what: str, field: str, today: date) -> date:
    """Return a day up to three years ahead; raise Invalid for one before 2000 or further ahead."""
    if value.year < 2000 or (value - today).days > FAR:
        raise Invalid(f"核对{what}的年份。", field)
    return value


def link(text: str) -> str:
    """Return the address of a page of this site or of the web; raise Invalid for anything else."""
    kept = one_line(text, "网址", "link", 300, required=False)
    if kept and not kept.startswith(LINK_STARTS):
        raise Invalid("网址从 https:// 开始，或者写本站的地址，例如 /work/catalogue/。", "link")
    return kept


def office_data(texts: dict[str, str], on: date) -> None:
    """Raise Refused when the name or post of a member holds what is private, as both become public with the group."""
    screen(texts, on, fields={"姓名": "name", "职务": "post"})
