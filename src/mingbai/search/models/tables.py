"""The tables of the index, twice, so that one side is asked while the other is built.

They are not models: what is in them can be made anew from the rows of the domains, so no backup holds them, and a full-text table
of SQLite is no table of Django's.
"""

from __future__ import annotations

from django.db import connection

SIDES = (0, 1)
RECORDS = """
CREATE TABLE search_record_{side} (
    id bigint NOT NULL PRIMARY KEY, kind varchar(12) NOT NULL, key bigint NOT NULL, organs text NOT NULL, address text NOT NULL,
    at text NOT NULL, title text NOT NULL, number text NOT NULL, text text NOT NULL, files text NOT NULL, field text NOT NULL,
    item text NOT NULL, validity text NOT NULL,
    also text NOT NULL, next_on text NOT NULL{more}, UNIQUE (kind, key)
)"""
# The tokens come ready, with blanks between; `ascii` takes every character beyond ASCII as a letter and looks nothing up.
WORDS = "CREATE VIRTUAL TABLE search_words_{side} USING fts5(title, text, tags, content='', columnsize=0, tokenize='ascii')"
POSTGRES_MORE = ", words tsvector NOT NULL, plain_title text NOT NULL, plain_text text NOT NULL"
# With a list of pending words, the cost of a search would depend on what was published since the last vacuum.
POSTGRES_INDEX = "CREATE INDEX search_record_{side}_words ON search_record_{side} USING gin (words) WITH (fastupdate = off)"


def records(side: int) -> str:
    """Return the name of the table with the records of a side."""
    return f"search_record_{side:d}"


def words(side: int) -> str:
    """Return the name of SQLite's table with the words of a side."""
    return f"search_words_{side:d}"


POSTGRES_ASK = """
CREATE OR REPLACE FUNCTION search_ids(statement text, wanted text[], scans text[], first bigint, last bigint, most integer)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_indexscan = off SET jit = off
AS $$
DECLARE
    one text;
    found integer;
BEGIN
    FOREACH one IN ARRAY wanted LOOP
        RETURN QUERY EXECUTE statement USING one::tsquery, scans, first, last, most;
        GET DIAGNOSTICS found = ROW_COUNT;
        most := most - found;
        EXIT WHEN most <= 0;
    END LOOP;
END $$"""
TURNING = "CREATE INDEX search_record_{side}_next ON search_record_{side} (next_on) WHERE next_on <> ''"


def make() -> None:
    """Make the tables, empty, in place of those that there are."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for side in SIDES:
            cursor.execute(f"DROP TABLE IF EXISTS {records(side)}")
            cursor.execute(f"DROP TABLE IF EXISTS {words(side)}")
            cursor.execute(RECORDS.format(side=side, more="" if is_sqlite else POSTGRES_MORE))
            cursor.execute((WORDS if is_sqlite else POSTGRES_INDEX).format(side=side))
            if not is_sqlite:
                cursor.execute(POSTGRES_ASK)
            cursor.execute(TURNING.format(side=side))


def fill_fast(side: int, is_on: bool) -> None:
    """Let many records come in at once, or end that: PostgreSQL then sorts the words of some thousands before it writes them."""
    if connection.vendor == "sqlite":
        return
    index = f"search_record_{side:d}_words"
    with connection.cursor() as cursor:
        if is_on:
            cursor.execute(f"ALTER INDEX {index} SET (fastupdate = on, gin_pending_list_limit = 16384)")
        else:
            cursor.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])


def empty(side: int) -> None:
    """Take everything out of one side."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DELETE FROM {records(side)}")  # noqa: S608 - the name is ours
            cursor.execute(f"INSERT INTO {words(side)}({words(side)}) VALUES ('delete-all')")  # noqa: S608 - the name is ours
        else:
            cursor.execute(f"TRUNCATE {records(side)}")
