"""Which installed Chinese faces a rendered file uses, found once per process; having none is a named error."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from typst import Fonts

SONG = (
    "FangSong",
    "仿宋",
    "FangSong_GB2312",
    "仿宋_GB2312",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "SimSun",
    "宋体",
)
HEI = ("SimHei", "黑体", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "WenQuanYi Zen Hei")
KAI = ("KaiTi", "楷体", "KaiTi_GB2312", "楷体_GB2312", "AR PL UKai CN")
TITLE = (
    "FZXiaoBiaoSong-B05S",
    "方正小标宋简体",
    "STZhongsong",
    "华文中宋",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "SimSun",
    "宋体",
)
FOLIO = ("SimSun", "宋体", "Noto Serif CJK SC", "Source Han Serif SC")
PACKAGE = "fonts-noto-cjk"


class FontMissing(Exception):
    """No Chinese face is installed, so PDF and chart would show empty boxes; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Faces:
    """Fallback lists of installed families: 仿宋 body, 黑体 heading, 楷体 second level, 小标宋 title, 宋体 page number."""

    body: tuple[str, ...]
    heading: tuple[str, ...]
    second: tuple[str, ...]
    title: tuple[str, ...]
    folio: tuple[str, ...]


@lru_cache(maxsize=1)
def installed() -> Fonts:
    """Return the fonts of the system, scanned once per process (some 50 ms)."""
    return Fonts(include_system_fonts=True, include_embedded_fonts=False)


def choose(families: frozenset[str]) -> Faces:
    """Choose the faces to use from `families`; raise FontMissing when it has neither a Song nor a Hei face."""
    song, hei = _present(SONG, families), _present(HEI, families)
    if not (song or hei):
        raise FontMissing(f"这台机器没有装中文字体，生成不了pdf和图表。请装字体包 {PACKAGE}，再生成一次。")
    song, hei = song or hei, hei or song
    return Faces(
        body=song,
        heading=hei,
        second=_present(KAI, families) + song,
        title=_present(TITLE, families) or song,
        folio=_present(FOLIO, families) or song,
    )


@lru_cache(maxsize=1)
def faces() -> Faces:
    """Return the faces of this machine; raise FontMissing, which is not cached, so that installing a font is enough."""
    try:
        return choose(frozenset(installed().families()))
    except FontMissing:
        installed.cache_clear()
        raise


def _present(wanted: tuple[str, ...], families: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in wanted if name in families)
