"""What a person typed into a draft, as a form and as content; nothing of it is lost when it cannot be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mingbai.core import asked
from mingbai.entries.values.content import Element, EntryContent
from mingbai.entries.values.views import WorkEntry
from mingbai.organs.queries import OrganRow
from mingbai.workspace.entries.draft.body import to_html, to_typed
from mingbai.workspace.entries.draft.form import DraftForm
from mingbai.workspace.entries.items import codes, villages

PLAIN = ("title", "summary", "range", "village", "formed_on", "document_number", "topic", "audience", "valid_until", "down_on")


@dataclass(frozen=True, slots=True)
class Typed:
    """The form, the text, the elements, and the revision that the page was drawn from (None: not said)."""

    form: DraftForm
    body: str
    elements: tuple[Element, ...]
    revision: int | None

    def content(self, old: EntryContent) -> EntryContent:
        """The content as typed, on the ground of the stored one; the form has to be valid."""
        said = self.form.cleaned_data
        code = old.statutory_item if old.item_id else said["statutory_item"]
        plain = {name: said[name] for name in PLAIN}
        return replace(old, **plain, statutory_item=code, body=to_html(self.body), elements=self.elements)


def stored(entry: WorkEntry, today: date) -> Typed:
    """The draft as it is stored."""
    content = entry.content
    initial = {name: getattr(content, name) for name in (*PLAIN, "statutory_item")}
    form = DraftForm(initial=initial, villages=_villages(entry.organ, content), items=codes(entry.organ, today))
    return Typed(form, to_typed(content.body), content.elements, entry.revision)


def posted(organ: OrganRow, content: EntryContent, today: date, post: Mapping[str, str], *, is_shown: bool = True) -> Typed:
    """The draft as it was sent, on the ground of what is stored; `is_shown`: the form may be drawn again, with all villages."""
    is_same = not is_shown and post.get("village", "") in ("", content.village)
    offered = [(content.village, content.village)] if is_same else _villages(organ, content)
    return Typed(
        form=DraftForm(post, villages=offered, items=codes(organ, today)),
        body=post.get("body", ""),
        elements=tuple(_element(n, one, post) for n, one in enumerate(content.elements)),
        revision=asked.revision(post.get("revision", "")),
    )


def _element(number: int, old: Element, post: Mapping[str, str]) -> Element:
    """The words for one element; the name is sent too, so that a list that changed meanwhile mixes nothing up."""
    if post.get(f"element-{number}-name") != old.name:
        return old
    return Element(old.name, post.get(f"element-{number}", "").strip(), bool(post.get(f"element-{number}-in")))


def _villages(organ: OrganRow, content: EntryContent) -> list[tuple[str, str]]:
    """The villages to choose from, with the stored one even where it is gone."""
    choices = villages(organ.id)
    if content.village and content.village not in dict(choices):
        choices.append((content.village, content.village))
    return choices
