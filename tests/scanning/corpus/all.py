"""The whole corpus, the same files every time."""

from __future__ import annotations

from scanning.corpus import books, households, papers, texts, words
from scanning.corpus.case import Case


def planted() -> list[Case]:
    """Return the files with planted values."""
    return [
        *words.planted_documents(58),
        *words.listed_documents(8),
        *books.planted_books(58),
        *books.listed_books(10),
        *papers.planted_papers(46),
        *papers.broken_papers(5),
        *texts.planted_pages(43),
        *texts.planted_tables(16),
        *texts.planted_texts(58),
        *texts.named_files(10),
        *households.planted_households(),
    ]


def clean() -> list[Case]:
    """Return the files without any."""
    return [
        *words.clean_documents(52),
        *books.clean_books(70),
        *papers.clean_papers(50),
        *texts.clean_pages(44),
        *texts.clean_tables(35),
        *texts.clean_texts(70),
        *households.clean_households(),
    ]
