"""The tests' small county: a county office, two townships, and the people who work there."""

from __future__ import annotations

import gc
import json
import os
import pickle
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from pytest_django import DjangoDbBlocker

from mingbai.accounts.values import Acting
from mingbai.api.limits import limits
from mingbai.core import apart
from mingbai.core.apart_child import answered
from mingbai.core.apart_process import Reply, reply
from mingbai.core.kept import memories
from mingbai.core.models import Site
from mingbai.organs.models import Organ
from prepared import DEMONSTRATION, FOLDER, MIGRATED, Prepared, remove
from support import Migrate, Team, appointed, new_organ, new_person, new_site, sign_in

MADE_HERE = pytest.StashKey[Path]()
#: What a test asks for when it uses the engine of the run; an installation of its own takes its database from there too.
REACHES_THE_DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "prepared", "environment", "installation"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--second-engine", action="store_true", help="leave out the tests in which the engine makes no difference")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what would only run again on a second engine as it did on the first."""
    if config.getoption("second_engine"):
        kept = [item for item in items if uses_the_database(item) and may_differ(item)]
        config.hook.pytest_deselected(items=list({*items} - {*kept}))
        items[:] = kept


def may_differ(item: pytest.Item) -> bool:
    """Tell whether the engine can make a difference: in all tests but those of what single pages say and show.

    Pages send the statements of the domains, whose own tests run on both engines. The tests that stand directly in `pages` put
    every address, every act and every parameter through both. A test of a page that is alone in reaching a statement is marked.
    """
    return Path(__file__).parent / "pages" not in item.path.parent.parents or item.get_closest_marker("both_engines") is not None


def uses_the_database(item: pytest.Item) -> bool:
    """Tell by its mark or by the fixtures that it asks for, also through others."""
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not REACHES_THE_DATABASE.isdisjoint(fixtures)


def pytest_configure(config: pytest.Config) -> None:
    """Let the workers inherit the run's folder; only the process that made it removes it."""
    if FOLDER not in os.environ:
        config.stash[MADE_HERE] = Path(tempfile.mkdtemp(prefix="mingbai-tests-"))
        os.environ[FOLDER] = str(config.stash[MADE_HERE])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove everything prepared for this run."""
    if folder := config.stash.get(MADE_HERE, None):
        remove(folder)
        del os.environ[FOLDER]


def pytest_collection_finish() -> None:
    """Leave what is loaded by now, which is never garbage, out of every later search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def prepared() -> Prepared:
    return Prepared(Path(os.environ[FOLDER]))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, prepared: Prepared, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Start the test database as a copy of the migrated one, so that `migrate` has nothing left to do."""
    with django_db_blocker.unblock():
        source = prepared.name(MIGRATED)
    connection = connections["default"]
    if not prepared.sqlite:
        connection.settings_dict["TEST"]["TEMPLATE"] = source
        yield
        return
    # A shared in-memory database lives only as long as one connection to it.
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as kept:
        with closing(sqlite3.connect(source)) as whole:
            whole.backup(kept)
        yield


@pytest.fixture(autouse=True)
def _nothing_kept_from_another_test() -> None:
    """Let every test ask the database as often as it would alone."""
    for memory in memories:
        memory.clear()


@pytest.fixture(autouse=True)
def _own_data_directory(settings, tmp_path: Path) -> None:
    """Keep tests out of the data directory of the checkout."""
    settings.DATA_DIR = tmp_path


@pytest.fixture(autouse=True)
def _static_files_without_collecting(settings) -> None:
    """Serve static files under their source names; only `mingbai setup` creates the hashed ones."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def _own_limits() -> None:
    """Let no test wait for what the tests before it asked of the open data."""
    limits.cache_clear()


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """A password is hashed in no time; those of the demonstration are still known."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in the test's own process, where readers can be replaced and counted."""

    def ask(job: str, *given: object) -> Reply:
        head, *blobs = answered(pickle.dumps((job, given)))
        return reply(json.loads(head), blobs)

    monkeypatch.setattr(apart.READING, "ask", ask)
    monkeypatch.setattr(apart.RECEIVING, "ask", ask)


@pytest.fixture
def demonstration(prepared: Prepared, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[None]:
    """A fresh demonstration in the test's own database, so that nothing needs rolling back."""
    with django_db_blocker.unblock(), prepared.copied(DEMONSTRATION, tmp_path):
        yield


@pytest.fixture
def migrate(prepared: Prepared, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[Migrate]:
    """A function that takes an empty database of the test's own to some migrations and returns their models.

    Nothing is applied that these do not need: each step renders every model again that is related to what it changes.
    """

    def to(*targets: tuple[str, str]) -> Any:
        state = MigrationExecutor(connection).migrate(list(targets))
        # Within a migration some models stay related to older ones.
        state.clear_delayed_apps_cache()
        return state.apps

    with django_db_blocker.unblock(), prepared.empty(tmp_path):
        yield to


@pytest.fixture
def site(db: None) -> Site:
    return new_site()


@pytest.fixture
def county(site: Site) -> Organ:
    return new_organ("county")


@pytest.fixture
def baiyang(county: Organ) -> Organ:
    return new_organ("baiyang", county)


@pytest.fixture
def wangwa(county: Organ) -> Organ:
    return new_organ("wangwa", county)


@pytest.fixture
def clerk(baiyang: Organ) -> Acting:
    return new_person("clerk", baiyang)


@pytest.fixture
def section_head(baiyang: Organ) -> Acting:
    return new_person("section_head", baiyang)


@pytest.fixture
def reviewer(baiyang: Organ) -> Acting:
    return new_person("reviewer", baiyang)


@pytest.fixture
def leader(baiyang: Organ) -> Acting:
    return new_person("leader", baiyang)


@pytest.fixture
def team(clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting) -> Team:
    return clerk, section_head, reviewer, leader


@pytest.fixture
def spares(baiyang: Organ) -> None:
    """A second person in each post that decides, so that whoever a test takes can hand in to somebody else."""
    for kind in ("section_head", "secrecy_reviewer", "signing_leader"):
        appointed(baiyang, kind, f"baiyang-spare-{kind}")


@pytest.fixture
def stranger(wangwa: Organ) -> Acting:
    """The clerk of another township."""
    return new_person("stranger", wangwa)


@pytest.fixture
def officer(county: Organ) -> Acting:
    return new_person("officer", county)


@pytest.fixture
def auditor(county: Organ) -> Acting:
    return new_person("auditor", county)


@pytest.fixture
def sysadmin(county: Organ) -> Acting:
    return new_person("sysadmin", county)


@pytest.fixture
def signed_in() -> Callable[[Client, Acting], Client]:
    return sign_in
