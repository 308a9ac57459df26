"""Who may bring published information into the platform: whoever works for the organ."""

from __future__ import annotations

from mingbai.registers.policies import organ_to_register

__all__ = ["organ_to_register"]
