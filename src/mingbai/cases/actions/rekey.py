"""Sealing everything with a new key (换钥匙): case by case, each in one act, so that it can stop anywhere and go on later."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.models import (
    Application,
    ApplicationDraft,
    CaseSearch,
    CaseStep,
    CaseTask,
    Dispute,
    DraftPaper,
    KeptPaper,
    LedgerBatch,
    Letter,
    LetterLine,
    RecordedAnswer,
    Redaction,
)
from mingbai.cases.queries.bound import bound_rows
from mingbai.core import files, sealing
from mingbai.core.acts import Signer, open_act
from mingbai.core.errors import Refused
from mingbai.core.trail import is_as_told
from mingbai.statute.citation import practice
from mingbai.statute.verdict import refused

TEXTS: Mapping[type[Model], tuple[str, tuple[str, ...]]] = {
    Application: ("id", ("applicant", "sought")),
    CaseStep: ("application_id", ("details",)),
    RecordedAnswer: ("application_id", ("reason",)),
    CaseSearch: ("application_id", ("contents",)),
    CaseTask: ("application_id", ("what", "answer")),
    KeptPaper: ("application_id", ("name",)),
    Letter: ("application_id", ("contents", "proof")),
    LetterLine: ("letter__application_id", ("opinion",)),
    Redaction: ("paper__application_id", ("remark",)),
    Dispute: ("application_id", ("order",)),
}
"""Every sealed column of a case, with the column that leads to the case."""
FILES: Mapping[type[Model], tuple[str, ...]] = {KeptPaper: ("stored_id",), Letter: ("docx_id", "pdf_id")}
"""Every sealed file of a case."""
AT_ONCE = 20
TOLD = practice("换钥匙以前，内容要和审计记录相同")


def rotate_key(*, by: Signer, at: datetime) -> str:
    """Put a new key before the older ones, which still open what they sealed, and return its name."""
    with open_act(by=by, at=at) as done:
        name = sealing.rotate()
        done.note("case.key_made", "sealing", {"key": name})
    return name


def to_reseal() -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield an organ with a few of its cases in which something is sealed by an older key."""
    rows = Application.objects.exclude(applicant="").order_by("organ_id", "id").values_list("organ_id", "id")
    organ, waiting = 0, list[int]()
    for organ_id, case_id in rows.iterator(chunk_size=1000):
        if waiting and (organ_id != organ or len(waiting) == AT_ONCE):
            yield organ, tuple(waiting)
            waiting = []
        organ = organ_id
        if _is_stale(case_id):
            waiting.append(case_id)
    if waiting:
        yield organ, tuple(waiting)


def is_unfinished() -> bool:
    """Return whether something is still sealed by an older key: a run before stopped half-way."""
    drafts = ApplicationDraft.objects.values_list("contents", flat=True)
    beside = DraftPaper.objects.values_list("name", flat=True)
    found = (True for one in (*drafts, *beside) if sealing.resealed(one) != one)
    return any(found) or any(True for _ in ledgers_to_reseal()) or any(True for _ in to_reseal())


def reseal(*, case_ids: Collection[int], by: Acting, at: datetime) -> int:
    """Seal what these cases of one organ hold with the newest key; the trail vouches for the rows as they are then."""
    with open_act(by=by, at=at) as done:
        rows = Application.objects.select_for_update(of=("self",)).filter(pk__in=list(case_ids), organ_id=by.organ_id)
        found = [row for row in rows.order_by("id") if _is_stale(row.pk)]
        for row in found:
            _reseal(done, row)
        if found:
            done.note("case.resealed_with_key", f"organ:{by.organ_code}", {"organ": by.organ_code, "count": len(found)})
    return len(found)


def reseal_drafts(*, by: Signer, at: datetime) -> int:
    """Seal the drafts of the public form, and the papers beside them, with the newest key."""
    with open_act(by=by, at=at) as done:
        changed = 0
        for row in ApplicationDraft.objects.select_for_update().order_by("id"):
            new = sealing.resealed(row.contents)
            if new != row.contents:
                ApplicationDraft.objects.filter(pk=row.pk).update(contents=new)
                changed += 1
        for paper in DraftPaper.objects.select_for_update().order_by("id"):
            before, stored = paper.stored_id, _file(paper.stored_id)
            if stored != before:
                DraftPaper.objects.filter(pk=paper.pk).update(stored_id=stored, name=sealing.resealed(paper.name))
                files.remove(before)
                changed += 1
        if changed:
            done.note("case.resealed_with_key", "sealing", {"count": changed})
    return changed


def ledgers_to_reseal() -> Iterator[int]:
    """Yield the organs with imported ledgers of which something is sealed by an older key."""
    rows = LedgerBatch.objects.order_by("organ_id", "id").values_list("organ_id", "name", "rows")
    yield from dict.fromkeys(organ for organ, *said in rows if any(sealing.resealed(one) != one for one in said))


def reseal_ledgers(*, by: Acting, at: datetime) -> int:
    """Seal the imported ledgers of an organ with the newest key."""
    with open_act(by=by, at=at) as done:
        found = list(LedgerBatch.objects.select_for_update().filter(organ_id=by.organ_id).order_by("id"))
        for row in found:
            _check_told([("ledger", row.pk)], by.organ_code, f"以前的台账{row.pk}")
            row.name, row.rows = sealing.resealed(row.name), sealing.resealed(row.rows)
            row.save(update_fields=["name", "rows"])
            done.bind("ledger", row.pk)
        if found:
            said = {"organ": by.organ_code, "count": len(found)}
            done.note("case.resealed_with_key", f"organ:{by.organ_code}", said)
    return len(found)


def note_rotated(*, cases: int, by: Signer, at: datetime) -> None:
    """Record that nothing is left that an older key sealed."""
    with open_act(by=by, at=at) as done:
        done.note("case.key_rotated", "sealing", {"key": sealing.newest(), "count": cases})


def _rows(model: type[Model], case_id: int) -> QuerySet[Any]:
    """Return the rows of a case; also of a table that otherwise only grows, for what they say stays the same."""
    return QuerySet[Any](model).filter(**{TEXTS[model][0]: case_id}).order_by("pk")


def _is_stale(case_id: int) -> bool:
    """Return whether an older key sealed anything of a case; its files are as old as the names that lie beside them."""
    for model, (_, columns) in TEXTS.items():
        for said in _rows(model, case_id).values_list(*columns):
            if any(sealing.resealed(one) != one for one in said):
                return True
    return any(not sealing.is_newest(files.read(sha256)) for sha256 in _stored(case_id))


def _stored(case_id: int) -> Iterator[str]:
    for model, columns in FILES.items():
        for said in _rows(model, case_id).values_list(*columns):
            yield from (sha256 for sha256 in said if sha256)


def _reseal(done: Doing, case: Application) -> None:
    """Seal one case anew in the caller's act, and bind what the trail vouches for."""
    told = bound_rows(case)
    _check_told(told, done.by.organ_code, case.number)
    for model, (_, columns) in TEXTS.items():
        for row in _rows(model, case.pk):
            new = {name: sealing.resealed(getattr(row, name)) for name in columns}
            old = {name: getattr(row, name) for name in columns}
            stored = {name: getattr(row, name) for name in FILES.get(model, ()) if getattr(row, name)}
            new |= {name: _file(sha256) for name, sha256 in stored.items()}
            if new != old | stored:
                QuerySet[Any](model).filter(pk=row.pk).update(**new)
                for name, sha256 in stored.items():
                    if new[name] != sha256:
                        files.remove(sha256)
    for kind, key in told:
        done.bind(kind, key)


def _check_told(rows: Collection[tuple[str, int]], chain: str, name: str) -> None:
    """Raise Refused for rows that were changed behind the trail's back: bound anew here that would never be found."""
    if not is_as_told(rows, chain):
        said = f"{name}和审计记录记下的不同，换钥匙停在这里。先用 mingbai audit verify 查清，再运行一次，接着做。"
        raise Refused(refused(said, TOLD, "rekey.changed"))


def _file(sha256: str) -> str:
    """Return the digest under which the same file is stored once it is sealed with the newest key."""
    data = files.read(sha256)
    if sealing.is_newest(data):
        return sha256
    return files.store(sealing.resealed_bytes(data), "application/octet-stream").sha256
