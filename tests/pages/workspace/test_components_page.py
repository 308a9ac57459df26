"""The components page shows every macro in the running product."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

import mingbai.core
from mingbai.accounts.values import Acting
from support import sign_in

pytestmark = pytest.mark.django_db
MACROS = Path(mingbai.core.__file__).parent / "jinja2" / "components"


def test_every_component_is_on_the_page(client: Client, clerk: Acting) -> None:
    response = sign_in(client, clerk).get("/work/components/")
    assert response.status_code == 200
    page = response.content.decode()
    by_class = {"button": "button", "form_table": "form", "crumbs": "crumbs", "search_box": "search"}
    for macro in sorted(path.stem for path in MACROS.glob("*.jinja")):
        css = by_class.get(macro, macro)
        assert re.search(rf'class="(?:[a-z0-9-]+ )*{css}(?: [a-z0-9-]+)*"', page), macro


def test_only_staff_reach_it(client: Client, site: object) -> None:
    assert client.get("/work/components/").status_code == 302
