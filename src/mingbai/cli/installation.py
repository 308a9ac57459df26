"""Whether there is an installation here, and how a command starts on it."""

from __future__ import annotations

import os
from pathlib import Path

from mingbai.cli.exits import Exit, Trouble


def exists() -> bool:
    """Return whether the environment names a database, or the data directory holds one; nothing is made or opened."""
    folder = Path(os.environ.get("DATA_DIR") or ".data")
    return bool(os.environ.get("DATABASE_URL")) or (folder / "mingbai.sqlite3").exists()


def start() -> None:
    """Start Django on this installation; raise Trouble with advice where its settings or its folder are no use."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as failure:
        raise Trouble(str(failure), Exit.ENVIRONMENT) from failure
    except OSError as failure:
        raise Trouble(f"数据目录用不了：{failure}。用 DATA_DIR= 换一个能写的目录。", Exit.ENVIRONMENT) from failure
