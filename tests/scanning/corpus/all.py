"""The whole corpus: the same files every time."""

from __future__ import annotations

from scanning.corpus import books, papers, texts, words
from scanning.corpus.case import Case


def planted() -> list[Case]:
    """Files with values in them."""
    return [
        *words.planted_documents(44),
        *words.listed_documents(6),
        *books.planted_books(44),
        *books.listed_books(8),
        *papers.planted_papers(36),
        *papers.broken_papers(4),
        *texts.planted_pages(33),
        *texts.planted_tables(12),
        *texts.planted_texts(44),
        *texts.named_files(8),
    ]


def clean() -> list[Case]:
    """Files without any."""
    return [
        *words.clean_documents(18),
        *books.clean_books(24),
        *papers.clean_papers(18),
        *texts.clean_pages(15),
        *texts.clean_tables(12),
        *texts.clean_texts(24),
    ]
