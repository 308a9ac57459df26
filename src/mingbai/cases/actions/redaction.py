"""Giving a paper in part: draw the boxes, burn them into a copy that is checked, confirm the copy by a second person."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import date, datetime
from math import ceil, floor

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import policies
from mingbai.cases.actions.common import check_unsealed, lock, lock_for_work
from mingbai.cases.actions.handling import NewPaper, forget_paper, write_paper
from mingbai.cases.models import Application, KeptPaper, Redaction, RedactionDrawer
from mingbai.cases.models.redaction import OPEN_STATES, RedactionState
from mingbai.cases.queries.redaction import drawers_of, seen_mark
from mingbai.cases.queries.work import paper as opened
from mingbai.cases.values.redaction import MOST_BOXES, PDF, boxes_of, in_order, stored_boxes
from mingbai.core import apart
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.sealing import seal
from mingbai.core.words import one_line
from mingbai.entries.queries.words import scan_words
from mingbai.organs.queries import OrganRow
from mingbai.reading.passages import Unreadable
from mingbai.rendering.casepaper.handling import PaperHead, WithheldPart, withheld_list
from mingbai.rendering.casepaper.value import CasePaper
from mingbai.scanning.withheld import Leak, RedactionBox
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.exemptions import ground
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import refused

IN_PART = regulations("第37条")
COPY_NAME, ANNEX_NAME = "部分公开的信息.pdf", "遮盖依据清单.pdf"
"""Plain names: that of the original may say what a box withholds."""
UNSEEN = refused("先打开这份副本，逐页看过，再在那一页上核对。副本刚换过的，重新看一遍。", IN_PART, "case.copy_not_seen")
PLACES = ("上部", "中部", "下部")


def draw_boxes(*, paper_id: int, boxes: Sequence[RedactionBox], revision: int, by: Acting, at: datetime) -> int:
    """Keep the boxes over a paper as they are now, with or without grounds; return the new revision.

    `revision` is that of the boxes which the page showed, 0 when there were none.
    """
    if len(boxes) > MOST_BOXES:
        raise Invalid(f"一份文件最多{MOST_BOXES}个方框，把文件拆成几份再遮。")
    with open_act(by=by, at=at) as done:
        organ, row, paper = _locked(done, paper_id)
        found = _draft(paper_id, revision) or Redaction(paper=paper, revision=0)
        found.boxes, found.revision = stored_boxes(boxes), found.revision + 1
        found.drawn_by, found.drawer, found.drawn_at = done.by.person_id, done.signature, done.at
        found.save()
        _drew(done, found)
        said = {"organ": organ.code, "paper": paper_id, "count": len(boxes)}
        done.note("case.boxes_drawn", row.subject, said)
    return found.revision


def propose_boxes(*, paper_id: int, revision: int, by: Acting, at: datetime) -> int:
    """Add the boxes that a machine finds to those drawn, without grounds; return how many are new."""
    _, data = opened(by=by, paper_id=paper_id)
    found = _draft(paper_id, revision)
    drawn = boxes_of(found.boxes) if found else ()
    try:
        proposed = apart.proposed_boxes(data, scan_words(), at.date())
    except Unreadable as failure:
        raise Invalid(str(failure)) from failure
    new = [box for box in map(_rounded, proposed) if not any(_covers(old, box) for old in drawn)]
    if new:
        draw_boxes(paper_id=paper_id, boxes=(*drawn, *new), revision=revision, by=by, at=at)
    return len(new)


def make_copy(*, paper_id: int, revision: int, by: Acting, at: datetime) -> tuple[Leak, ...]:
    """Burn the boxes into a copy, check it by other means, and keep it with the list of grounds.

    Return what would still give something away: then nothing is kept.
    """
    _, data = opened(by=by, paper_id=paper_id)
    found = _draft(paper_id, revision)
    boxes = boxes_of(found.boxes) if found else ()
    _check_grounds(boxes)
    try:
        copy, leaks = apart.redact(data, boxes)
    except Unreadable as failure:
        raise Invalid(str(failure)) from failure
    if leaks:
        return leaks
    row = KeptPaper.objects.select_related("application__organ").get(pk=paper_id).application
    annex = apart.paper_file(_annex(row, boxes, at.date()), "pdf")
    with open_act(by=by, at=at) as done:
        organ, row, paper = _locked(done, paper_id)
        kept = _draft(paper_id, revision)
        if kept is None:
            raise Stale.of("这份遮盖")
        kept.copy_id = write_paper(done, row, NewPaper("answer", COPY_NAME, PDF, copy))
        kept.annex_id = write_paper(done, row, NewPaper("grounds", ANNEX_NAME, PDF, annex))
        kept.state, kept.revision, kept.remark = RedactionState.MADE.value, kept.revision + 1, ""
        kept.drawn_by, kept.drawer, kept.drawn_at = done.by.person_id, done.signature, done.at
        kept.save()
        _drew(done, kept)
        digests = {"from": paper.sha256, "sha256": _digest(copy), "annex": _digest(annex)}
        said = {"organ": organ.code, "paper": paper_id, "copy": kept.copy_id, "count": len(boxes), **digests}
        done.note("case.redacted", row.subject, said)
    return ()


def confirm_copy(*, redaction_id: int, seen: str, by: Acting, at: datetime) -> None:
    """Confirm that a copy may be given out: by the secrecy reviewer, who drew none of its boxes. Twice is once.

    `seen` is the mark of the page on which this person looked at this very copy.
    """
    with open_act(by=by, at=at) as done:
        organ, row, found = _to_review(done, redaction_id)
        if found.state == RedactionState.CONFIRMED:
            return
        _check_made(found)
        if not hmac.compare_digest(seen.encode(), seen_mark(by, found).encode()):
            raise Refused(UNSEEN)
        found.state, found.revision = RedactionState.CONFIRMED.value, found.revision + 1
        found.confirmed_by, found.confirmer, found.confirmed_at = done.by.person_id, done.signature, done.at
        found.save()
        done.bind("redaction", found.pk)
        said = {"organ": organ.code, "paper": found.paper_id, "copy": found.copy_id}
        done.note("case.copy_confirmed", row.subject, said)


def return_copy(*, redaction_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Give a copy back with what is wrong: it is deleted, the boxes stay to be changed. The reviewer does it, or who made it."""
    why = one_line(reason, "哪里不对", "reason", 200)
    with open_act(by=by, at=at) as done:
        if by.kind == PostKind.SECRECY_REVIEWER:
            organ, row, found = _to_review(done, redaction_id)
        else:
            organ, row, found = _named(done, redaction_id)
            policies.check_work(done.by, organ)
        _check_made(found)
        copies = [done.lock(KeptPaper, pk=key) for key in (found.copy_id, found.annex_id)]
        found.state, found.copy, found.annex = RedactionState.DRAFT.value, None, None
        found.revision, found.remark = found.revision + 1, seal(why)
        found.save()
        for one in copies:
            forget_paper(done, one)
        done.note("case.copy_returned", row.subject, {"organ": organ.code, "paper": found.paper_id})


def _locked(done: Doing, paper_id: int) -> tuple[OrganRow, Application, KeptPaper]:
    """Return the case and a paper of it that can be given in part, locked, for those who do the work."""
    paper = KeptPaper.objects.filter(pk=paper_id, stored__isnull=False).first()
    if paper is None:
        raise NotVisible(str(paper_id))
    organ, row = lock_for_work(done, paper.application_id)
    # Looked up again under the lock: somebody may have deleted it meanwhile.
    paper = done.lock(KeptPaper, pk=paper_id, stored__isnull=False)
    if (paper.purpose, paper.media_type) != ("original", PDF):
        raise Invalid("只有作为“拟提供的信息，要遮一部分”存进来的PDF可以遮。别的格式先另存为PDF。")
    return organ, row, paper


def _draft(paper_id: int, revision: int) -> Redaction | None:
    """Return the boxes being drawn, None when there are none; raise Stale when they are not those which the page showed."""
    found = Redaction.objects.filter(paper=paper_id, state__in=OPEN_STATES).first()
    if revision != (found.revision if found else 0):
        raise Stale.of("这份遮盖")
    if found is not None and found.state == RedactionState.MADE:
        raise Invalid("遮盖好的副本正在等保密审查员核对。要改，先收回来。")
    return found


def _named(done: Doing, redaction_id: int) -> tuple[OrganRow, Application, Redaction]:
    found = Redaction.objects.select_related("paper").filter(pk=redaction_id).first()
    if found is None:
        raise NotVisible(str(redaction_id))
    organ, row = lock(done, found.paper.application_id)
    check_unsealed(row)
    return organ, row, done.lock(Redaction, pk=redaction_id)


def _to_review(done: Doing, redaction_id: int) -> tuple[OrganRow, Application, Redaction]:
    """Return what the secrecy reviewer decides on; raise Refused for anybody else, and for whoever made the copy."""
    organ, row, found = _named(done, redaction_id)
    if done.by.kind != PostKind.SECRECY_REVIEWER:
        raise Refused(refused("遮盖好的副本由保密审查员核对。", IN_PART, "case.copy_not_reviewer"))
    if done.by.person_id in drawers_of(found):
        raise Refused(
            refused("这份副本是您自己做的，或者您画过上面的方框，要由没有动过它的人核对。", IN_PART, "case.copy_by_oneself")
        )
    return organ, row, found


def _drew(done: Doing, found: Redaction) -> None:
    """Remember that this person drew, whoever does so after them."""
    RedactionDrawer.objects.get_or_create(redaction=found, person_id=done.by.person_id, defaults={"at": done.at})


def _check_made(found: Redaction) -> None:
    if found.state != RedactionState.MADE:
        raise Invalid("这份副本已经核对过或者退回了，刷新看看。")


def _check_grounds(boxes: Sequence[RedactionBox]) -> None:
    if not boxes:
        raise Invalid("一个方框也没有画。不用遮的，直接作为“提供的信息”存进来。")
    without = [number for number, box in enumerate(boxes, 1) if not box.ground]
    if without:
        raise Invalid(f"第{'、'.join(map(str, without))}个方框还没有选依据。每个方框都要有一条依据。")


def _annex(row: Application, boxes: Sequence[RedactionBox], on: date) -> CasePaper:
    """Return the list of grounds, page by page, from top to bottom."""
    parts, page, place = list[WithheldPart](), 0, 0
    for box in in_order(boxes):
        place = place + 1 if box.page == page else 1
        page = box.page
        where = PLACES[min(int((box.top + box.bottom) / 2 * len(PLACES)), len(PLACES) - 1)]
        parts.append(WithheldPart(page, place, where, ground(box.ground).words))
    return withheld_list(PaperHead(row.organ.name, row.number, on), parts)


def _rounded(box: RedactionBox) -> RedactionBox:
    """Return a box a little larger, in whole thousandths, as a form shows it."""
    left, top = floor(box.left * 1000) / 1000, floor(box.top * 1000) / 1000
    return RedactionBox(box.page, left, top, ceil(box.right * 1000) / 1000, ceil(box.bottom * 1000) / 1000, box.ground)


def _covers(old: RedactionBox, box: RedactionBox) -> bool:
    inside = old.left <= box.left and old.top <= box.top and box.right <= old.right and box.bottom <= old.bottom
    return old.page == box.page and inside


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
