"""The small county of the tests: one county office, two townships, and the people who work there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.core.models import Site
from mingbai.organs.models import Organ
from support import TODAY, appointed, sign_in


@pytest.fixture(autouse=True)
def _own_data_directory(settings, tmp_path: Path) -> None:
    """No test writes into the data directory of the checkout."""
    settings.DATA_DIR = tmp_path


@pytest.fixture(autouse=True)
def _static_files_without_collecting(settings) -> None:
    """Names of static files as they stand in the source: the served names come from `mingbai setup`."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def site(db: None) -> Site:
    return Site.objects.create(name="彭阳县政务公开", sponsor="彭阳县人民政府办公室", demo_today=TODAY)


@pytest.fixture
def county(site: Site) -> Organ:
    return Organ.objects.create(
        code="pengyang", name="彭阳县人民政府", short_name="彭阳县", level="county", office="政务公开办公室"
    )


@pytest.fixture
def baiyang(county: Organ) -> Organ:
    return Organ.objects.create(
        code="baiyang", name="白阳镇人民政府", short_name="白阳镇", level="township", parent=county, order=1, office="党政办公室"
    )


@pytest.fixture
def wangwa(county: Organ) -> Organ:
    return Organ.objects.create(
        code="wangwa", name="王洼镇人民政府", short_name="王洼镇", level="township", parent=county, order=2, office="党政办公室"
    )


@pytest.fixture
def clerk(baiyang: Organ) -> Acting:
    return appointed(baiyang, "clerk", "baiyang", "党政办公室")


@pytest.fixture
def section_head(baiyang: Organ) -> Acting:
    return appointed(baiyang, "section_head", "baiyang-head", "党政办公室")


@pytest.fixture
def reviewer(baiyang: Organ) -> Acting:
    return appointed(baiyang, "secrecy_reviewer", "baiyang-secrecy")


@pytest.fixture
def leader(baiyang: Organ) -> Acting:
    return appointed(baiyang, "signing_leader", "baiyang-leader")


@pytest.fixture
def stranger(wangwa: Organ) -> Acting:
    """The clerk of another township."""
    return appointed(wangwa, "clerk", "wangwa", "党政办公室")


@pytest.fixture
def officer(county: Organ) -> Acting:
    return appointed(county, "county_officer", "county", "政务公开办公室")


@pytest.fixture
def auditor(county: Organ) -> Acting:
    return appointed(county, "auditor", "auditor")


@pytest.fixture
def sysadmin(county: Organ) -> Acting:
    return appointed(county, "system_administrator", "admin")


@pytest.fixture
def signed_in() -> Callable[[Client, Acting], Client]:
    return sign_in
