"""Uncached public pages against Django's own views with Django's templates, and a list against bare sqlite3 with Jinja2.

All on the same rows, in turn, in one process: with 3,000 entries of one organ, then with a million, without and with statistics.
Django's views get the frame of our page as plain text, so they draw nothing of it.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import django

from bench.entries import MANY, fill, prepared
from bench.measure import in_turn, verdict

FEW = 3_000
LIST, FIELD = "/measured/records/?item=20.1", "/fields/?name=社会救助"
PAGES = {
    "list": LIST,
    "records by year": "/measured/records/?year=2020",
    "field page": FIELD,
    "field of an organ": "/measured/field/?name=社会救助",
    "catalogue table": "/measured/content/?field=社会救助",
}
ROWS = """
{% for row in rows %}<li><a href="ROW">{{ row.title }}</a>
<time datetime="{{ row.published_at|date:"Y-m-d" }}">{{ row.published_at|date:"Y年n月j日" }}</time>
<small>{{ row.index_number }}　{{ row.formed_on|date:"Y-m-d" }} 生成</small></li>{% endfor %}
"""
ENTRY = """
<h1>{{ entry.title }}</h1><p>{{ entry.summary }}</p><dl><dt>索引号</dt><dd>{{ entry.index_number }}</dd><dt>发布机构</dt>
<dd>{{ entry.organ.name }}</dd><dt>发布时间</dt><dd>{{ entry.published_at|date:"Y-m-d H:i" }}</dd><dt>生成日期</dt>
<dd>{{ entry.formed_on|date:"Y-m-d" }}</dd><dt>文号</dt><dd>{{ entry.document_number }}</dd></dl>{{ code|safe }}
{% for v in entry.versions.all %}{{ v.note }}{% endfor %}{% for f in entry.attachments.all %}{{ f.name }}{% endfor %}
{% for one in entry.interpretations.all %}<a href="ONE">{{ one.title }}</a>{% endfor %}
{% if entry.interprets %}{{ entry.interprets.title }}{% endif %}
"""
BARE = """
{% for row in rows %}<li><a href="/measured/entries/{{ row[0] }}/">{{ row[1] }}</a>
<time datetime="{{ row[4][:10] }}">{{ row[4][:10] }}</time>
<small>{{ row[2] }}　{{ row[3] }} 生成</small></li>{% endfor %}
"""
SQL = (
    "SELECT id, title, index_number, formed_on, published_at FROM entries_entry WHERE is_listed AND organ_id = ?"
    " AND statutory_item = ? ORDER BY published_at DESC, id DESC LIMIT 51"
)


def main() -> int:
    """Compare at both sizes; print queries, processor time a request, and the ratios."""
    django.setup()
    from mingbai.cli.setup import bring_up_to_date
    from mingbai.core.models import Site

    bring_up_to_date(lambda line: None)
    prepared()
    Site.objects.update(domain="www.example.gov.cn", demo_today=None)
    kept = True
    for series, count, said in (("f", FEW, f"{FEW:,} entries"), ("m", MANY, f"{MANY:,} entries, without statistics")):
        fill(series, count)
        _forget_statistics()
        kept &= _measure(said)
    _execute("ANALYZE")
    return 0 if _measure(f"{MANY:,} entries, with statistics") & kept else 1


def _measure(said: str) -> bool:
    """Measure every page and the comparisons once."""
    from mingbai.entries.models import Entry

    entry = Entry.objects.filter(organ__code="measured", is_listed=True).order_by("-id").values_list("pk", flat=True)[0]
    print(f"\n{said}\n{'page':<22}{'queries':>9}{'processor time':>18}")
    ours = _asked()
    pages = PAGES | {"entry page": f"/measured/entries/{entry}/"}
    for name, path in pages.items():
        asked = _queries(lambda path=path: ours(path))
        print(f"{name:<22}{asked:>9}{_processor(lambda path=path: _drawn_anew(ours, path)):>15.2f} ms")
    views = _of_django(ours(LIST), ours(pages["entry page"]), entry)
    listed = in_turn(lambda: views("/list/"), lambda: ours(LIST))
    shown = in_turn(lambda: views("/one/"), lambda: _drawn_anew(ours, pages["entry page"]))
    bare = in_turn(_bare(ours(LIST)), lambda: ours(LIST))
    kept = verdict("list, times Django's ListView", listed.ratio, 5, at_least=True)
    kept &= verdict("list, of bare sqlite3 with Jinja2", bare.ratio, 0.5, at_least=True)
    return kept & verdict("entry page, times Django's DetailView", shown.ratio, 2, at_least=True)


def _drawn_anew(ours: Callable[[str], str], path: str) -> str:
    """Return an entry page as the first reader gets it: with its code drawn, as Django's view draws it each time."""
    from mingbai.rendering import qr

    qr.svg.cache_clear()
    return ours(path)


def _asked(**changed: Any) -> Callable[[str], str]:
    """Return what answers a path as the server would, without the page cache."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory, override_settings

    with override_settings(**changed):
        handler, made = WSGIHandler(), RequestFactory()

    def answer(path: str) -> str:
        status: list[str] = []
        response = handler(made.get(path).environ, lambda line, headers: status.append(line))
        body = b"".join(response).decode()
        assert status[0].startswith("200"), f"{path}: {status[0]}"
        return body

    return answer


def _of_django(listed: str, shown: str, entry: int) -> Callable[[str], str]:
    """Return Django's own views, behind the middleware of a new project."""
    from django.http import HttpResponse
    from django.template import Context, Engine
    from django.urls import clear_url_caches, path
    from django.views.generic import DetailView, ListView

    from mingbai.config import urls
    from mingbai.entries.models import Entry
    from mingbai.rendering import qr

    engine = Engine()
    row, one = '{% url "portal:entry" row.organ.code row.pk %}', '{% url "portal:entry" one.organ.code one.pk %}'
    of_list = engine.from_string(_framed(listed, ROWS.replace("ROW", row)))
    of_entry = engine.from_string(_framed(shown, ENTRY.replace("ONE", one)))

    class Listed(ListView[Entry]):
        queryset = Entry.objects.filter(is_listed=True, organ__code="measured", statutory_item="20.1").select_related("organ")
        ordering = ("-published_at", "-id")
        paginate_by = 50

        def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
            return HttpResponse(of_list.render(Context(context | {"rows": context["object_list"]})))

    class Shown(DetailView[Entry]):
        queryset = Entry.objects.filter(is_listed=True).select_related("organ", "line", "interprets")

        def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
            code = qr.svg.__wrapped__(f"https://www.example.gov.cn{self.request.path}")
            return HttpResponse(of_entry.render(Context(context | {"entry": context["object"], "code": code})))

    urls.urlpatterns[:0] = [path("list/", Listed.as_view()), path("one/", Shown.as_view(), {"pk": entry})]
    names = (
        "security.SecurityMiddleware",
        "common.CommonMiddleware",
        "csrf.CsrfViewMiddleware",
        "clickjacking.XFrameOptionsMiddleware",
    )
    middleware = [
        *(f"django.middleware.{name}" for name in names),
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    clear_url_caches()
    return _asked(MIDDLEWARE=middleware)


def _framed(page: str, inside: str) -> str:
    """Return our page with something else in its middle, as a template in which nothing of the frame is drawn."""
    top, _, rest = page.partition('<main id="main"')
    foot = rest.partition("</main>")[2]
    return f"{{% verbatim %}}{top}<main>{{% endverbatim %}}{inside}{{% verbatim %}}</main>{foot}{{% endverbatim %}}"


def _bare(page: str) -> Callable[[], str]:
    """Return a list read with sqlite3 alone and drawn with Jinja2 alone."""
    from django.db import connection
    from jinja2 import Environment

    from mingbai.organs.models import Organ

    top, _, rest = page.partition('<main id="main"')
    source = f"{{% raw %}}{top}{{% endraw %}}{BARE}{{% raw %}}{rest.partition('</main>')[2]}{{% endraw %}}"
    template = Environment(autoescape=True).from_string(source)
    bare, organ = sqlite3.connect(connection.settings_dict["NAME"]), Organ.objects.get(code="measured").pk
    return lambda: template.render(rows=bare.execute(SQL, (organ, "20.1")).fetchall()[:50])


def _queries(run: Callable[[], object]) -> int:
    from django.db import connection

    run()
    asked: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        run()
    return len(asked)


def _processor(run: Callable[[], object], times: int = 20) -> float:
    """Return the processor time of one run in milliseconds."""

    def one() -> Iterator[float]:
        for _ in range(times):
            start = time.process_time()
            run()
            yield time.process_time() - start

    run()
    return min(one()) * 1000


def _forget_statistics() -> None:
    _execute("DELETE FROM sqlite_stat1")
    # Statistics are read when a file is opened.
    from django.db import connection

    connection.close()


def _execute(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
