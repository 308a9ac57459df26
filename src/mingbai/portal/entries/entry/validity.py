"""Whether the content of an entry is still in force, in the words of its metadata block."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mingbai.documents import queries
from mingbai.statute.disclosure.validity import VALIDITY_WORDS, Validity

GONE = frozenset({Validity.REPEALED, Validity.EXPIRED})


@dataclass(frozen=True, slots=True)
class ValidityShown:
    """The word, the kind of its tag, and a remark; `is_gone` means kept for reference only."""

    word: str
    kind: str
    remark: str
    is_gone: bool


def validity_shown(entry_id: int, valid_until: date | None, today: date) -> ValidityShown:
    """Take the validity of a normative document from its register, and of anything else from the entry's last valid day."""
    row = queries.validity_of_entry(entry_id, today)
    if row is None:
        if valid_until is not None and valid_until < today:
            return ValidityShown("已失效", "stop", f"{valid_until + timedelta(days=1)} 起", True)
        return ValidityShown("有效", "done", f"至 {valid_until}" if valid_until else "", False)
    if row.validity in GONE:
        day = row.repealed_on if row.validity is Validity.REPEALED else row.expired_on
        ended = f"，{row.ended_by}" if row.ended_by else ""
        return ValidityShown(VALIDITY_WORDS[row.validity], "stop", f"{day} 起{ended}", True)
    if row.validity is Validity.NOT_YET:
        return ValidityShown(VALIDITY_WORDS[row.validity], "", f"{row.in_force_on} 起施行", False)
    amended = "；".join(f"{one.amended_on} 由{one.by_document}修改" for one in row.amendments if one.amended_on <= today)
    until = f"至 {row.valid_until}" if row.valid_until else ""
    return ValidityShown(VALIDITY_WORDS[row.validity], "done", "，".join(part for part in (until, amended) if part), False)
