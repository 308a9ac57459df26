"""The screen in a hall (电子显示屏): what may be on it, and for how long it stands.

Sources: 条例第23条 (screens are among the ways in which information is made public), 第25条 (places of consultation).
"""

from __future__ import annotations

from mingbai.statute.citation import practice, regulations
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

SCREENS = regulations("第23条")
READING = practice("大屏上一页停多久，照每秒读五个字算")
CHARACTERS_A_SECOND, SHORTEST, LONGEST = 5, 10, 90


@rule(READING, name="大屏一页停多久")
def reading_seconds(characters: int, least: int) -> int:
    """Return for how many seconds a page stands: long enough to be read aloud, within bounds."""
    return max(least, min(LONGEST, -(-characters // CHARACTERS_A_SECOND)))


@rule(SCREENS, name="大屏上只放向全社会公开的")
def may_be_on_screen(shown_to: Range, is_listed: bool) -> Verdict:
    """Whoever comes in sees a screen: only what is public for everybody is on it, never a list for one village."""
    if shown_to is Range.OPEN and is_listed:
        return ALLOWED
    reason = "大厅的屏谁都看得到，只能放已经向全社会公开的信息；只在村、社区公布的，张贴在村里。"
    return refused(reason, SCREENS, "screen.not_open")
