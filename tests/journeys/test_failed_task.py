"""A publication that cannot be stored: the worker gives up, and the administrator and the clerk are told."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from journeys.conftest import Site
from journeys.killing.programs import HERE, environment
from journeys.visitor import Visitor
from loaded import Loaded

QUEUE = "django_tasks_database_dbtaskresult"
# Every try of the worker hits it, so nothing of the publication is stored.
BROKEN = "CREATE TRIGGER broken BEFORE INSERT ON channels_delivery BEGIN SELECT RAISE(ABORT, 'no delivery today'); END"


def test_a_publication_that_cannot_be_stored_is_reported_and_settled(site: Site, visitor: Visitor) -> None:
    with Loaded(environment(site.data)) as loaded:
        loaded.run(HERE / "entries_fill.py", "1")
    with closing(sqlite3.connect(site.data / "mingbai.sqlite3", timeout=30, isolation_level=None)) as database:
        database.execute(BROKEN)
        approved = "stage = 'approved' AND title LIKE '%财务公开喆%'"
        planned = f"UPDATE entries_entry SET scheduled_at = '2021-01-18 16:00:01' WHERE {approved}"
        assert database.execute(planned).rowcount == 1
        wait_until_given_up(database)
    visitor.sign_in("admin")
    visitor.go("/work/")
    assert "1件后台任务没有做成" in visitor.page.inner_text("main")
    check(visitor)
    visitor.click(visitor.page.locator("main .act a", has_text="去处理"))
    row = visitor.page.locator("main .tasks li")
    assert "定时发布：彭阳县白阳镇人民政府，公开信息" in row.inner_text()
    assert "程序出错（IntegrityError）" in row.inner_text()
    assert "经办人看得到" in row.inner_text()
    assert "试了6次" in row.inner_text()
    assert "财务公开喆" not in visitor.page.inner_text("body"), "an administrator reads no content"
    check(visitor)
    visitor.click(row.locator("button", has_text="不再试"))
    assert "没有等您处理的" in visitor.page.inner_text("main")
    check(visitor)
    visitor.click(visitor.page.locator("button", has_text="退出"))
    visitor.sign_in("baiyang")
    visitor.go("/work/entries/")
    assert "定时发布没有发出：系统出错" in visitor.page.inner_text("main")


def wait_until_given_up(database: sqlite3.Connection) -> None:
    """Let the served worker retry without pauses until it gives up."""
    for _ in range(240):
        database.execute(f"UPDATE {QUEUE} SET run_after = '2021-01-01 00:00:00' WHERE status = 'READY'")
        if database.execute(f"SELECT count(*) FROM {QUEUE} WHERE status = 'FAILED'").fetchone()[0]:
            return
        time.sleep(0.5)
    raise AssertionError(database.execute(f"SELECT task_path, status, worker_ids FROM {QUEUE}").fetchall())


def check(visitor: Visitor) -> None:
    """Check that the page is accessible, fits its window and has no errors."""
    assert visitor.flaws() == []
    assert visitor.faults == []
