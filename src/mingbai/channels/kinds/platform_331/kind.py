"""The “331” platform takes the province's package, written by the mapping file beside this one."""

from __future__ import annotations

from mingbai.channels.kinds.province.kind import platform

KIND = platform("platform_331", "331平台", "platform_331")
