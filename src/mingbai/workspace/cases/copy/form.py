"""Forms of the decision on a copy that is given in part."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, line


class ReturnCopyForm(PlainForm):
    """What is wrong with the copy."""

    reason = line("哪里不对", "例如：第2页还看得出地块的位置。不要抄写要遮的内容。", missing="写哪里不对", length=200)
