"""Run as a program: `mingbai channels send --wait` with short pauses, as the service of the test is quick."""

from __future__ import annotations

import sys
from datetime import timedelta

import django

django.setup()

from mingbai.channels.kinds.wechat import line  # noqa: E402
from mingbai.channels.values import errands  # noqa: E402
from mingbai.cli.main import main  # noqa: E402

line.SETTLED = 0.5
errands.FIRST.update(dict.fromkeys(errands.FIRST, timedelta(seconds=0.2)))
sys.exit(main(["channels", "send", "--organ", "baiyang", "--channel", "wechat", "--wait", sys.argv[1]]))
