"""The kinds of channels by key."""

from __future__ import annotations

from mingbai.channels.kinds.platform_331.kind import KIND as PLATFORM_331
from mingbai.channels.kinds.province.kind import KIND as PROVINCE
from mingbai.channels.kinds.wechat.kind import KIND as WECHAT
from mingbai.channels.kinds.weibo.kind import KIND as WEIBO

KINDS = {one.key: one for one in (WECHAT, WEIBO, PLATFORM_331, PROVINCE)}
