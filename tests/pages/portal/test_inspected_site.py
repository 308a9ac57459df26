"""The site inspected through its own pages and records."""

from __future__ import annotations

import pytest
from django.test import override_settings

from mingbai.accounts.values import Acting
from mingbai.core.models import Site
from mingbai.public_site.inspection import inspect
from mingbai.statute.supervision.site_inspection import FindingWeight, GuideLimits
from support import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


@override_settings(ALLOWED_HOSTS=["*"])
def test_every_finding_names_a_page_and_no_page_is_broken(clerk: Acting) -> None:
    Site.objects.update(icp="宁ICP备1号", police="宁公网安备1号", domain="example.gov.cn", id_code="6404250001")
    found = list(inspect(NOW.date(), 30, GuideLimits()))
    assert [one for one in found if "打不开" in one.what or one.weight is FindingWeight.REMARK] == []
    assert all(one.address.startswith("/") for one in found)
    assert any(one.what == "首页没有一条信息。" for one in found)
    assert not any("渠道" in one.what for one in found)
