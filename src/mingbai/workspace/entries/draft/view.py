"""The page of one entry: the draft being written with its check, or the entry as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts.policies import may_work_for
from mingbai.core.errors import Unconfirmed
from mingbai.core.forms import Failure, FieldView, Press, Problem
from mingbai.core.words import day, time_of_day
from mingbai.entries import actions, queries
from mingbai.entries.policies import may_release
from mingbai.entries.queries import DraftRow
from mingbai.entries.queries.posting import earliest_down, local_days_missing, period_words
from mingbai.entries.queries.reviewers import awaited_for, unmanned
from mingbai.entries.queries.work import WorkEntry
from mingbai.entries.values.files import LARGEST, MOST
from mingbai.organs.queries import village_names
from mingbai.statute.disclosure.comments import told
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range
from mingbai.statute.disclosure.review import REVIEW_WORDS, STAGE_WORDS, STANDING_WORDS, EntryAct, Standing
from mingbai.workspace.entries.differences import Change, changes
from mingbai.workspace.entries.draft.about import DraftTerms, about
from mingbai.workspace.entries.draft.form import RANGE_REMARKS, AssessmentForm
from mingbai.workspace.entries.draft.history import history
from mingbai.workspace.entries.draft.shown import shown, steps
from mingbai.workspace.entries.draft.typed import COMMENTS, Typed, is_for_comment, posted, stored
from mingbai.workspace.entries.items import villages
from mingbai.workspace.entries.places import seen
from mingbai.workspace.frame import StaffRequest, page, staff

# Whoever saved within this time is probably still writing.
STILL_WRITING = timedelta(minutes=10)
BESIDE = {"body": "#id_body", "file": "#id_files", "import": "#id_import"}


@dataclass(frozen=True, slots=True)
class DraftTrouble:
    """What went wrong: messages at their fields or above them, and what somebody else changed meanwhile."""

    failure: Failure | None = None
    at: dict[str, str] = field(default_factory=dict)
    assessment: AssessmentForm | None = None
    others: tuple[Change, ...] = ()
    unconfirmed: Unconfirmed | None = None
    status: int = 422


NO_TROUBLE = DraftTrouble(status=200)


@require_safe
@staff
def entry(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Show the draft to whoever may edit it, and the entry as it stands to everybody else or after submission."""
    found = queries.work_entry(request.acting, entry_id, request.today)
    if found.is_editable:
        return draft_page(request, found, stored(found, request.today))
    return standing_page(request, found)


def draft_page(request: StaffRequest, entry: WorkEntry, typed: Typed, trouble: DraftTrouble = NO_TROUBLE) -> HttpResponse:
    """Render the bench: elements, form and findings, with errors in their places and everything typed still there."""
    return page(request, "work/entries/draft.jinja", bench(request, entry, typed, trouble), trouble.status)


def bench(request: StaffRequest, entry: WorkEntry, typed: Typed, trouble: DraftTrouble = NO_TROUBLE) -> dict[str, object]:
    """Return the context of the bench."""
    names, now = steps(entry)
    wrote = {*queries.drafters([entry.id]).get(entry.id, ()), request.acting.person_id}
    check = shown(entry.findings, entry.files, typed.elements, {**request.GET.dict(), **request.POST.dict()})
    return {
        "entry": entry,
        "typed": typed,
        "fields": {one.name: _with_period(one, entry, request.today) for one in typed.form.views()},
        "trouble": trouble,
        "at": {**dict.fromkeys(BESIDE, ""), **trouble.at},
        "problems": _problems(typed, trouble),
        "check": check,
        "unmanned": unmanned(entry.organ, entry.chain, wrote, request.today),
        "steps": names,
        "now": now,
        "next_step": REVIEW_WORDS[entry.chain[0]] if entry.chain else "发布",
        "saved": f"{time_of_day(entry.saved_at)} 已保存" if entry.saved_at else "",
        "other": _other(request, entry),
        "about": about(entry, entry.content, request.today),
        "history": history(entry),
        "comment": COMMENTS,
        "is_for_comment": is_for_comment(entry) or any(name in typed.form.errors for name in COMMENTS),
        "range_remarks": {one.value: words for one, words in RANGE_REMARKS.items()},
        "assessment": trouble.assessment or _assessment(request, entry),
        "most": MOST,
        "largest": LARGEST // 1024 // 1024,
        "may_discard": EntryAct.DISCARD in entry.acts,
    }


def standing_page(request: StaffRequest, entry: WorkEntry, failure: Failure | None = None) -> HttpResponse:
    """Show the entry for reading, with the acts this person may do."""
    names, now = steps(entry)
    said = entry.content.comment
    context = {
        "entry": entry,
        "failure": failure,
        "steps": names,
        "now": now,
        "stage": STAGE_WORDS[entry.stage],
        "awaited": awaited_for(entry, request.today),
        "standing": STANDING_WORDS[entry.standing],
        "seen": seen(entry, entry.content.range),
        "pairs": _registered(entry, about(entry, entry.content, request.today)),
        "check": shown(entry.findings, entry.files, entry.content.elements) if entry.revision else None,
        "stops": [one for one in entry.findings if one.is_stop],
        "may_release": may_release(request.acting, entry.organ),
        "history": history(entry),
        "is_over": entry.standing is Standing.PUBLISHED and bool(said and said.is_over(request.today)),
        "may_work": may_work_for(request.acting, entry.organ),
        "may": {act.value for act in entry.acts},
        "may_reverse": may_work_for(request.acting, entry.organ) and queries.may_reverse(request.acting, entry.id),
    }
    return page(request, "work/entries/entry.jinja", context, failure.status if failure else 200)


def store(request: StaffRequest, entry_id: int, draft: DraftRow, typed: Typed) -> tuple[int, Failure | None]:
    """Store what was typed; return the revision and, when nothing was stored, why not."""
    if not typed.form.is_valid():
        words = "；".join(str(errors[0]) for errors in typed.form.errors.values())
        return draft.revision, Failure(words)
    form = Press(request.POST)
    revision = draft.revision
    with form.taking():
        revision = actions.save_draft(
            entry_id=entry_id,
            content=typed.content(draft.content),
            revision=typed.revision,
            by=request.acting,
            at=request.at,
            is_autosave=is_autosave(request),
        )
    return revision, form.failure


def is_autosave(request: HttpRequest) -> bool:
    """Return whether the page is saving by itself."""
    return request.headers.get("X-Requested-With") == "autosave"


def refused_draft(request: StaffRequest, entry_id: int, failure: Failure, unconfirmed: Unconfirmed | None = None) -> HttpResponse:
    """Show the bench after a refused act, with what has to be confirmed; what was typed has already been saved."""
    fresh = queries.work_entry(request.acting, entry_id, request.today)
    typed = stored(fresh, request.today)
    name = failure.field
    if name in typed.form.fields:
        sent = {**request.POST.dict(), "revision": str(fresh.revision)}
        typed = posted(fresh.organ, fresh.content, request.today, sent)
        typed.form.add_error(name, failure.message)
        return draft_page(request, fresh, typed, DraftTrouble())
    if name in BESIDE:
        return draft_page(request, fresh, typed, DraftTrouble(at={name: failure.message}))
    return draft_page(request, fresh, typed, DraftTrouble(failure, unconfirmed=unconfirmed, status=failure.status))


def unsaved_draft(request: StaffRequest, entry: WorkEntry, typed: Typed, failure: Failure) -> HttpResponse:
    """Show the bench with everything typed, of which nothing was stored."""
    if typed.form.errors:
        return draft_page(request, entry, typed, DraftTrouble())
    name = failure.field
    if failure.status == 409:
        mine = typed.content(entry.content)
        return draft_page(
            request, entry, typed, DraftTrouble(failure, others=changes(mine, entry.content, village_names()), status=409)
        )
    if name in typed.form.fields:
        typed.form.add_error(name, failure.message)
        return draft_page(request, entry, typed, DraftTrouble())
    if name in BESIDE:
        return draft_page(request, entry, typed, DraftTrouble(at={name: failure.message}))
    return draft_page(request, entry, typed, DraftTrouble(failure, status=failure.status))


def _with_period(field: FieldView, entry: WorkEntry, today: date) -> FieldView:
    """Put the posting period, and the first day after it, into the hint of the take-down date."""
    if field.name != "down_on":
        return field
    words = period_words(entry.organ.code, entry.content, today)
    first = earliest_down(entry.organ.code, entry.content, today)
    if not words or first is None:
        return replace(field, hint="只在一段时间里公示的写，到这天系统自己撤下。一直公开的不写。")
    hint = f"{words}。今天公开的话，最早{day(first)}撤下。写早了，系统按公示期顺延；不写，不会自己撤下。"
    hint += local_days_missing(entry.organ.code, entry.content, today)
    return replace(field, hint=hint)


def _problems(typed: Typed, trouble: DraftTrouble) -> tuple[Problem, ...]:
    """Return the error summary, in the same words as at the fields."""
    found = list(typed.form.problems()) if typed.form.is_bound and typed.form.errors else []
    found += [Problem(words, BESIDE.get(name, f"#id_{name}")) for name, words in trouble.at.items()]
    if trouble.assessment is not None:
        found += trouble.assessment.problems("assess_")
    return tuple(found)


def _other(request: StaffRequest, entry: WorkEntry) -> str:
    """Name whoever else is probably writing right now; empty for nobody."""
    is_fresh = entry.saved_at is not None and request.at - entry.saved_at < STILL_WRITING
    if not is_fresh or entry.saved_at is None or entry.saved_by == request.acting.actor.label:
        return ""
    return f"{entry.saved_by}在{time_of_day(entry.saved_at)}刚保存过，可能正在改。两人同时改，后保存的会被提醒，不会覆盖别人的。"


def _assessment(request: StaffRequest, entry: WorkEntry) -> AssessmentForm | None:
    """Return the assessment as just typed, else as recorded; None when none is needed."""
    if not entry.needs_assessment:
        return None
    recorded = {name: getattr(entry.assessment, name, "") for name in AssessmentForm.base_fields}
    return AssessmentForm(initial={name: request.POST.get(name) or value for name, value in recorded.items()})


def _registered(entry: WorkEntry, found: DraftTerms) -> list[tuple[str, str]]:
    """Return the pairs of the block beside the text, leaving out what is not known."""
    content = entry.content
    reviews = "、".join(REVIEW_WORDS[stage] for stage in entry.chain)
    pairs = [
        ("索引号", entry.index_number or "发布时给"),
        ("目录", found.line),
        ("依据", found.basis),
        ("给谁看", RANGE_WORDS[Range(content.range)]),
        ("村、社区", dict(villages(entry.organ.id)).get(content.village, content.village)),
        ("形成日期", day(content.formed_on) if content.formed_on else ""),
        ("文号", content.document_number),
        ("有效期到", day(content.valid_until) if content.valid_until else ""),
        ("公示到期", day(content.down_on) if content.down_on else ""),
        *(told(content.comment) if content.comment else ()),
        ("审查", reviews),
    ]
    return [pair for pair in pairs if pair[1]]
