"""The starting point of a draft: a duty, a step of a chain, a line of the catalogue, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made
from datetime import date

from mingbai.catalogue.queries import chains, duties
from mingbai.catalogue.queries import lines as catalogue
from mingbai.catalogue.values import chains as templates
from mingbai.catalogue.values.lines import LineRow
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.entries.values.content import Element, EntryContent
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.ranges import Prescribed, Proposed, floor
from mingbai.statute.laws import in_force


@dataclass(frozen=True, slots=True)
class Start:
    """The starting point of a new draft; `why` is the duty's sentence, `hidden` travels in the form's hidden fields."""

    line: LineRow | None
    field: str
    code: str
    title: str
    formed_on: date | None
    elements: tuple[str, ...]
    why: str
    limit: str
    basis: str
    last_day: date | None
    duty_id: int | None
    chain_id: int | None
    step: str
    interprets_id: int | None
    hidden: tuple[tuple[str, str], ...]
    prescribed: Prescribed = made(default_factory=Prescribed)
    final_of_id: int | None = None

    @property
    def name(self) -> str:
        """The title of the line, else of the draft."""
        return self.line.title if self.line else self.title

    def proposed(self, title: str, on: date) -> Proposed:
        """Return the range the law gives an entry of this kind."""
        said = self.prescribed
        return floor(said, statutory_item=self.code, field=self.field, title=title, has_persons=False, on=on)

    def content(self, title: str, formed_on: date | None, range_: str, village: str) -> EntryContent:
        """Return the content the draft begins with."""
        return EntryContent(
            title=title,
            elements=tuple(Element(name) for name in self.elements),
            line_id=self.line.id if self.line else None,
            statutory_item=self.code,
            field=self.field,
            range=range_,
            village=village,
            formed_on=formed_on,
        )


FREE = Start(None, "", "", "", None, (), "", "", "", None, None, None, "", None, (("free", "1"),))


def start(organ: OrganRow, given: Mapping[str, str], today: date) -> Start | None:
    """Return the starting point asked for; None when nothing was chosen, NotVisible when this organ does not have it."""
    if key := _key(given, "duty"):
        return _of_duty(organ, key, today)
    if key := _key(given, "chain"):
        return _of_step(organ, key, given.get("step", ""), today)
    if key := _key(given, "line"):
        return _beside(_of_line(_line(organ, key, today), today), given)
    if given.get("free"):
        return _beside(FREE, given)
    return None


def _beside(found: Start, given: Mapping[str, str]) -> Start:
    """Tie the new draft to the entry that it explains, or to the draft for comment of which it is the final text."""
    named = {name: _key(given, name) for name in ("interprets", "final_of")}
    hidden = tuple((name, str(key)) for name, key in named.items() if key)
    return replace(found, interprets_id=named["interprets"], final_of_id=named["final_of"], hidden=found.hidden + hidden)


def _of_duty(organ: OrganRow, duty_id: int, today: date) -> Start:
    duty = duties.duty(duty_id, today)
    if duty.organ_id != organ.id:
        raise NotVisible(str(duty_id))
    line = _line(organ, duty.line_id, today) if duty.line_id else None
    said = line.prescribed if line else _of_chain(duty.chain_id, duty.step, today)
    return Start(
        line=line,
        field=line.field if line else "",
        code=duty.statutory_item or _code(line),
        title=duty.title,
        formed_on=min(duty.formed_on, today),
        elements=said.elements,
        why=duty.why,
        limit=line.time_limit if line else "",
        basis=in_force(duty.source, today),
        last_day=duty.judge_by,
        duty_id=duty.id,
        chain_id=duty.chain_id,
        step=duty.step,
        interprets_id=None,
        hidden=(("duty", str(duty.id)),),
        prescribed=said,
    )


def _of_step(organ: OrganRow, chain_id: int, key: str, today: date) -> Start:
    row = chains.chain(chain_id)
    if row.organ_id != organ.id:
        raise NotVisible(str(chain_id))
    step = templates.step(row.template, key)
    return Start(
        line=None,
        field="",
        code="",
        title=f"{row.title}：{step.matter}",
        formed_on=None,
        elements=step.elements,
        why=f"全过程公开的一环：{row.title}。",
        limit="",
        basis=in_force(step.basis, today),
        last_day=None,
        duty_id=None,
        chain_id=row.id,
        step=key,
        interprets_id=None,
        hidden=(("chain", str(row.id)), ("step", key)),
        prescribed=templates.prescribed(row.template, key, today),
    )


def _of_line(line: LineRow, today: date) -> Start:
    return Start(
        line=line,
        field=line.field,
        code=_code(line),
        title=line.line2,
        formed_on=None,
        elements=line.elements,
        why="",
        limit=line.time_limit,
        basis=in_force(line.wording.basis, today),
        last_day=None,
        duty_id=None,
        chain_id=None,
        step="",
        interprets_id=None,
        hidden=(("line", str(line.id)),),
        prescribed=line.prescribed,
    )


def _line(organ: OrganRow, line_id: int, today: date) -> LineRow:
    found = catalogue.line_for(organ.code, line_id, today)
    if found is None:
        raise NotVisible(str(line_id))
    return found


def _of_chain(chain_id: int | None, key: str, today: date) -> Prescribed:
    return Prescribed() if chain_id is None else templates.prescribed(chains.chain(chain_id).template, key, today)


def _code(line: LineRow | None) -> str:
    return line.main_code if line else ""


def _key(given: Mapping[str, str], name: str) -> int | None:
    return asked.key(given.get(name, "")) or None
