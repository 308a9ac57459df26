"""Exit codes of the `mingbai` command, and the exception that carries one."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command tells its caller; docs/reference/commands.md lists the codes."""

    DONE = 0
    FOUND = 1  # the command ran and found something wrong: a broken audit row, an error in a report
    USAGE = 2
    REFUSED = 3
    ENVIRONMENT = 4
    INTERRUPTED = 130


class Trouble(Exception):
    """A failure that the person at the terminal can act on; its text is the sentence they read."""

    def __init__(self, sentence: str, code: Exit = Exit.ENVIRONMENT) -> None:
        super().__init__(sentence)
        self.code = code
