"""Tables of the catalogue, duties and chains."""

from __future__ import annotations

from mingbai.catalogue.models.chains import Chain, ChainExemption
from mingbai.catalogue.models.duties import Duty, DutyRun
from mingbai.catalogue.models.items import Adjustment, Item, ItemEdition

__all__ = ["Adjustment", "Chain", "ChainExemption", "Duty", "DutyRun", "Item", "ItemEdition"]
