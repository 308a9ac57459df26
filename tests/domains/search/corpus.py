"""Titles and texts as counties publish them, and a plain scan to compare the index with."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st

from mingbai.core.words import CHINA
from mingbai.search.values import Record, RecordKind
from mingbai.search.values.folding import folded, words_of
from mingbai.search.values.tokens import scan_of, scanned

START = datetime(2020, 1, 1, 9, tzinfo=CHINA)
TITLES = (
    "白阳镇2020年临时救助资金发放公示",
    "固原市人民政府关于印发《高标准农田建设管理办法》的通知",
    "彭阳县2019年“三公经费”决算公开",
    "关于申报2020年农村低保、特困供养人员的公告",
    "白阳镇人民政府关于成立乡村振兴领导小组的通知（固政发〔2020〕5号）",
    "王喆、李堃同志任职公示",
    "祎明小学PPP项目中标结果公示",
    "5G基站建设情况（2020年第3季度）",
    "关于低，保障房配租的公告",
    "农業補貼發放明細 Ｎｏ．３",
    "𠮷野家街道办事处𬭊元素检测结果",
    "固政发〔2020〕15号文件解读",
)
WORDS = (
    "低保", "白阳镇", "高标准农田", "三公经费", "固政发〔2020〕5号", "喆", "堃", "祎", "PPP项目", "ppp", "5g", "5G基站", "2020年",
    "2020", "农业补贴", "𠮷", "𬭊", "公示", "号文件", "年", "保障房", "低，保障", "No.3", "固政发[2020]5号", "号",
    "2020年第3季度",    "临时救助", "，", "发放 公示", "2020 公示 白阳镇", "补贴 农业", "保 低",
)  # fmt: skip
LETTERS = "低保障农田公示白阳镇年号2020ab5，、〔〕 .,-喆𠮷補"
texts = st.text(LETTERS, max_size=24)


def record(key: int, title: str, text: str = "", files: tuple[tuple[str, str], ...] = (), number: str = "") -> Record:
    """Return an entry of a township; each is a day younger than the one before."""
    return Record(
        RecordKind.ENTRY, key, ("baiyang", "pengyang"), f"/baiyang/entries/{key}/", START + timedelta(days=key), title, number,
        text, files, "social", "20.9",
    )  # fmt: skip


def scan(records: list[Record], asked: str) -> list[int]:
    """Return what a plain scan finds, newest first: every word's characters, in this order, somewhere in the record."""
    words = words_of(asked)
    found = [one.key for one in records if words and all(any(_has(part, word) for part in _parts(one)) for word in words)]
    return sorted(found, reverse=True)


def _parts(one: Record) -> tuple[str, ...]:
    return (one.title, one.number, one.text, *(part for pair in one.files for part in pair))


def _has(text: str, word: str) -> bool:
    return scan_of(word) in scanned(folded(text))
