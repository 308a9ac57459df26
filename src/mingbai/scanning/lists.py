"""Whether a file names persons one after the other, as its readers see it."""

from __future__ import annotations

from mingbai.privacy.listed import Listed, is_of_officials, listed
from mingbai.reading.passages import FileContent


def listed_in(content: FileContent) -> Listed:
    """Return what a file has of a list of persons; its name may be the heading. Cells below 联系人 or 职务 are no list of aid.

    What no reader sees is not published and does not count.
    """
    seen = (one.text for one in content if not one.hidden and not is_of_officials(one.column))
    name = (one.text for one in content if one.key == "name")
    return listed("\n".join((*(text.rpartition(".")[0] or text for text in name), *seen)))
