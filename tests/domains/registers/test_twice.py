"""A button pressed twice enters one record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid
from mingbai.registers import actions
from mingbai.registers.models import DeclaredFigure, Procurement
from support import NOW

PROJECT: dict[str, Any] = {"title": "办公设备采购项目", "concluded_on": date(2020, 6, 11), "amount_yuan": Decimal(54369)}
FIGURE: dict[str, Any] = {
    "year": 2020,
    "cell": "2.licences.decisions",
    "value": Decimal(7),
    "source": "县政务服务平台统计",
    "declared_on": date(2021, 1, 8),
}


@pytest.mark.django_db
def test_the_same_procurement_is_entered_once(clerk: Acting) -> None:
    first = actions.register_procurement(organ_code="baiyang", **PROJECT, by=clerk, at=NOW)
    with pytest.raises(Invalid, match="已经登记过"):
        actions.register_procurement(organ_code="baiyang", **PROJECT, by=clerk, at=NOW)
    actions.remove_procurement(record_id=first, reason="登记错了一项。", by=clerk, at=NOW)
    actions.register_procurement(organ_code="baiyang", **PROJECT, by=clerk, at=NOW)
    assert Procurement.objects.filter(removed_at=None).count() == 1


@pytest.mark.django_db
def test_the_same_declared_figure_is_entered_once_and_another_adds(clerk: Acting) -> None:
    actions.register_declared(organ_code="baiyang", **FIGURE, by=clerk, at=NOW)
    with pytest.raises(Invalid, match="已经登记过"):
        actions.register_declared(organ_code="baiyang", **FIGURE, by=clerk, at=NOW)
    actions.register_declared(organ_code="baiyang", **{**FIGURE, "source": "县政务服务平台，下半年"}, by=clerk, at=NOW)
    assert DeclaredFigure.objects.count() == 2
