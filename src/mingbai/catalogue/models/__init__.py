"""Models of the catalogue, its duties and its chains."""

from __future__ import annotations

from mingbai.catalogue.models.chains import Chain, ChainExemption
from mingbai.catalogue.models.duties import Duty, DutyRun
from mingbai.catalogue.models.lines import Adjustment, CatalogueLine, LineEdition
from mingbai.catalogue.models.owners import Assignment

__all__ = ["Adjustment", "Assignment", "CatalogueLine", "Chain", "ChainExemption", "Duty", "DutyRun", "LineEdition"]
