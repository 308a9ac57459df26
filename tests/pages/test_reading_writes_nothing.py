"""GET and HEAD change no row for any role: every address is requested with both, and the tables are compared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from pytest_django import DjangoDbBlocker

from mingbai.catalogue import actions as catalogue
from pages.test_role_matrix import MATRIX, ROLES, Matrix, _own_data_directory, address_of, filled, new_matrix
from prepared import Prepared
from support import NOW

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a page sends its statements to either engine; once is enough"),
]
__all__ = ["_own_data_directory"]
# Being signed in leaves traces of its own: when the session was last used, and attempts to sign in.
TRACES = ("django_session", "axes_")
WRITE = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"?(\w+)", re.I)


class Watch:
    """Records every statement that writes to a table of the product."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITE.match(sql)
        if found and not found[1].startswith(TRACES):
            self.seen.append(sql[:120])
        return execute(sql, params, many, context)


def digests() -> dict[str, str]:
    """Return the fingerprint of every table."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if not table.startswith(TRACES):
            rows = repr(list(model._base_manager.order_by("pk").values_list()))
            found[table] = hashlib.sha256(rows.encode()).hexdigest()
    return found


@pytest.fixture(scope="module")
def matrix(
    prepared: Prepared, django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Matrix]:
    """The matrix with a catalogue but no duties generated from it yet: reading must not generate what is missing."""
    with django_db_blocker.unblock(), new_matrix(prepared, tmp_path_factory.mktemp("matrix")) as made:
        officer = made.people["officer"]
        assert officer is not None
        catalogue.load_standard(by=officer, at=NOW)
        yield made


def test_a_write_is_seen_both_ways(matrix: Matrix) -> None:
    clerk = matrix.people["clerk"]
    assert clerk is not None
    before, watch = digests(), Watch()
    with connection.execute_wrapper(watch):
        catalogue.open_chain(organ_code="baiyang", template="subsidy", title="修一条路", opened_on=NOW.date(), by=clerk, at=NOW)
    assert any("catalogue_chain" in one for one in watch.seen)
    assert {table for table, digest in digests().items() if digest != before[table]} > {"catalogue_chain", "core_auditentry"}


@pytest.mark.parametrize("role", ROLES)
def test_looking_at_every_address_changes_nothing(role: str, matrix: Matrix) -> None:
    client = matrix.client(role)
    before, wrote, shown = digests(), list[tuple[str, str]](), set[str]()
    for name, row in MATRIX.items():
        address = address_of(name, matrix.made)
        # HEAD runs the GET view, so one role is enough to see that no address handles it differently.
        for ask in (client.get, client.head) if role == "clerk" else (client.get,):
            watch = Watch()
            with connection.execute_wrapper(watch):
                answer = ask(address, filled(row.data, matrix.made) if row.method == "get" else {})
            shown |= {name} if answer.status_code == 200 else set()
            wrote += [(name, sql) for sql in watch.seen]
    assert wrote == []
    assert digests() == before
    expected = {name for name, row in MATRIX.items() if row.method == "get" and row.expected.split()[ROLES.index(role)] == "200"}
    assert shown == expected, "what this role may see was really seen"
