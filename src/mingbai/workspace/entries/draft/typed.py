"""What a person typed into a draft, as a form and as content; nothing is lost when it cannot be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mingbai.core import asked
from mingbai.entries.queries.work import WorkEntry
from mingbai.entries.values.content import Element, EntryContent
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.comments import CommentNotice
from mingbai.workspace.entries.draft.body import to_html, to_typed
from mingbai.workspace.entries.draft.form import DraftForm
from mingbai.workspace.entries.items import codes, villages

# What the law asks of a draft for comment, by the names of the form's fields.
COMMENTS = tuple(CommentNotice.__dataclass_fields__)
PLAIN = ("title", "summary", "range", "village", "formed_on", "document_number", "topic", "audience", "valid_until", "down_on")


@dataclass(frozen=True, slots=True)
class Typed:
    """The form, the text, the elements, and the revision the page was rendered from (None: not sent)."""

    form: DraftForm
    body: str
    elements: tuple[Element, ...]
    revision: int | None

    def content(self, old: EntryContent) -> EntryContent:
        """Return the content as typed, over the stored one; the form must be valid."""
        said = self.form.cleaned_data
        code = old.statutory_item if old.line_id else said["statutory_item"]
        plain = {name: said[name] for name in PLAIN}
        asked_for = CommentNotice(**{name: said[name] for name in COMMENTS})
        return replace(
            old,
            **plain,
            statutory_item=code,
            body=to_html(self.body),
            elements=self.elements,
            comment=asked_for if asked_for != CommentNotice() else None,
        )


def stored(entry: WorkEntry, today: date) -> Typed:
    """Return the stored draft, as the page begins with it; a draft for comment begins with the organ's own address."""
    content = entry.content
    initial = {name: getattr(content, name) for name in (*PLAIN, "statutory_item")}
    organ, said = entry.organ, content.comment
    if said is None and is_for_comment(entry):
        said = CommentNotice(address=organ.address, telephone=organ.telephone, email=organ.email)
    initial |= {name: getattr(said or CommentNotice(), name) for name in COMMENTS}
    form = DraftForm(initial=initial, villages=_villages(entry.organ, content), items=codes(entry.organ, today))
    return Typed(form, to_typed(content.body), content.elements, entry.revision)


def is_for_comment(entry: WorkEntry) -> bool:
    """Return whether the entry is a draft for comment, or the check asks it to say so."""
    return entry.content.comment is not None or any(one.code.startswith("comment.") for one in entry.findings)


def posted(organ: OrganRow, content: EntryContent, today: date, post: Mapping[str, str], *, is_shown: bool = True) -> Typed:
    """Return the draft as sent, over the stored one; `is_shown` loads all villages, in case the form is shown again."""
    is_same = not is_shown and post.get("village", "") in ("", content.village)
    offered = [(content.village, content.village)] if is_same else _villages(organ, content)
    return Typed(
        form=DraftForm(post, villages=offered, items=codes(organ, today)),
        body=post.get("body", ""),
        elements=tuple(_element(n, one, post) for n, one in enumerate(content.elements)),
        revision=asked.revision(post.get("revision", "")),
    )


def _element(number: int, old: Element, post: Mapping[str, str]) -> Element:
    """Return one element as typed. Its name is sent along, so that a list changed meanwhile mixes nothing up."""
    if post.get(f"element-{number}-name") != old.name:
        return old
    return Element(old.name, post.get(f"element-{number}", "").strip(), bool(post.get(f"element-{number}-in")))


def _villages(organ: OrganRow, content: EntryContent) -> list[tuple[str, str]]:
    """Return the villages to choose from, including the stored one even if it no longer exists."""
    choices = villages(organ.id)
    if content.village and content.village not in dict(choices):
        choices.append((content.village, content.village))
    return choices
