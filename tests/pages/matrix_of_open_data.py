"""What each role gets from the addresses of open data: all the same, for they know nobody."""

from __future__ import annotations

from pages.rows import ABSENT, PUBLIC, Row

OF_OPEN_DATA: dict[str, Row] = {
    "api:readable": Row(PUBLIC),
    "api:openapi": Row(PUBLIC),
    "api:entries": Row(PUBLIC),
    "api:entry": Row(PUBLIC, {"entry_id": "published"}),
    "api:entry of a draft": Row(ABSENT, {"entry_id": 0}),
    "api:search": Row(PUBLIC, data={"q": "公开"}),
    "api:organs": Row(PUBLIC),
    "api:organ": Row(PUBLIC, {"code": "baiyang"}),
    "api:catalogue": Row(PUBLIC, {"code": "baiyang"}),
    "api:reports": Row(PUBLIC),
    "api:report": Row(PUBLIC, {"organ": "wangwa", "year": 2020}),
    "api:report of a draft": Row(ABSENT, {"organ": "baiyang", "year": 2020}),
    "api:search-feed": Row(PUBLIC, {"form": "atom"}, data={"q": "公开"}),
    "api:calendar": Row(PUBLIC, {"code": "all"}),
    "api:feed": Row(PUBLIC, {"code": "baiyang", "form": "json"}),
    "api:field-feed": Row(PUBLIC, {"code": "baiyang", "field": "社会救助", "form": "atom"}),
    "api:data": Row(PUBLIC),
    "api:bulk": Row(PUBLIC, {"code": "all", "year": 2021, "form": "csv.gz"}),
}
