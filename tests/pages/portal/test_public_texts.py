"""Whatever the public can read was screened by the act that wrote it: numbers are planted in every column, every page is read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from django.test import Client
from django.urls import resolve

from mingbai.catalogue.models import Adjustment, CatalogueLine, Chain, ChainExemption
from mingbai.core import files
from mingbai.core.models import RebuiltFile
from mingbai.documents.models import Amendment, Document, NormativeDocument
from mingbai.entries.models import Attachment, Entry, Version, VersionFile
from mingbai.organs.models import FormerName, Organ
from pages.portal.planting import planted
from support import NOW

ROOT = Path(__file__).parents[3]
LISTED = re.compile(r"^\| `([\w.:]+)` \|", re.M)
LINK = re.compile(r'(?:href|src)="(/[^"#]*)"')
#: Of one kind of page so many are read: they differ in their rows, not in their columns.
OF_A_KIND = 5


def listed() -> set[str]:
    """Return the columns that the document names."""
    return set(LISTED.findall((ROOT / "docs/reference/public-texts.md").read_text("utf-8")))


def read_everything(first: list[str]) -> str:
    """Return the text of every kind of public page and made file, found from these pages and the home page on."""
    client, waiting, seen, kinds, texts = Client(), ["/", *first], {"/", *first}, Counter[str](), []
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address.replace("&amp;", "&"))
        assert answer.status_code in {200, 301, 302, 404}, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        texts.append(_text(body))
        for link in LINK.findall(texts[-1]):
            if link in seen or link.startswith(("/work/", "/static/", "/mode/")):
                continue
            seen.add(link)
            kind = resolve(link.split("?")[0]).view_name + str(sorted(re.findall(r"[?;&](\w+)=", link)))
            kinds[kind] += 1
            if kinds[kind] <= OF_A_KIND:
                waiting.append(link)
    return "\n".join(texts)


def _text(body: bytes) -> str:
    if is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as parts:
            return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    return body.decode(errors="replace")


def with_what_the_demonstration_lacks() -> list[str]:
    """A file, a draft for comment, an amended document, a step and a line that do not apply, a corrected report."""
    version, other = Version.objects.filter(entry__is_listed=True).order_by("entry__chain_id", "id")[:2]
    chain = Chain.objects.order_by("id").first()
    assert chain is not None
    entry = version.entry
    asked = dict.fromkeys(("short_reason", "address", "telephone", "email", "explanation"), "x")
    asked |= {"first_day": NOW.date().isoformat(), "last_day": NOW.date().isoformat()}
    Version.objects.filter(pk=version.pk).update(content=version.content | {"comment": asked})
    stored = files.store(b"x", "text/plain")
    rebuilt = RebuiltFile.objects.create(file=stored, original=stored, rules=1)
    told = {"position": 1, "readable": "<p>x</p>", "added_at": NOW, "added_by": "x", "rebuilt": rebuilt}
    attachment = Attachment.objects.create(entry=entry, file=stored, name="说明.txt", **told)
    VersionFile.objects.create(version=version, attachment=attachment, file=rebuilt)
    ChainExemption.objects.create(chain=chain, step="result", reason="没有这个环节。", exempted_on=NOW.date())
    line = CatalogueLine.objects.order_by("id").first()
    Adjustment.objects.create(
        organ=entry.organ, line=line, is_applicable=False, reason="没有国有林场。", made_by="x", made_at=NOW
    )
    gone = {"closed_on": NOW.date(), "closing_note": "并入古城镇。"}
    closed = Organ.objects.filter(level="township").exclude(pk=entry.organ_id).latest("id")
    Organ.objects.filter(pk=closed.pk).update(**gone)
    FormerName.objects.create(organ=entry.organ, name="x", short_name="x", until_on=NOW.date(), reason="x")
    amended, repealed = in_register(version.entry, "9"), in_register(other.entry, "10")
    noted = {"what": "x", "noted_by": "x", "noted_at": NOW}
    Amendment.objects.create(normative=amended, amended_on=NOW.date(), by_document="另一份文件", **noted)
    NormativeDocument.objects.filter(pk=repealed.pk).update(repealed_on=NOW.date(), ended_by="另一份文件", ended_reason="x")
    from_before = Entry.objects.filter(is_listed=True, versions__isnull=True, field__gt="").latest("id")
    changed = (entry, other.entry, from_before)
    return [f"/{entry.organ.code}/", f"/{closed.code}/", *(f"/{one.organ.code}/entries/{one.pk}/" for one in changed)]


def in_register(entry: Entry, number: str) -> NormativeDocument:
    """The normative document behind an entry, with its signed slip."""
    made = {"organ": entry.organ, "title": "办法", "document_number": f"x〔2020〕{number}号"}
    drafted = {"drafted_by": 1, "drafter_post": 1, "drafter": "x", "created_at": NOW, "changed_at": NOW}
    signed = {"state": "signed", "signed_on": NOW.date(), "decided_attribute": "open", "entry": entry}
    slip = Document.objects.create(body="x", **made, **drafted, **signed)
    days = {"made_on": NOW.date() - timedelta(days=90), "in_force_on": NOW.date() - timedelta(days=90)}
    return NormativeDocument.objects.create(kind="normative", document=slip, **made, **days)


def test_every_column_that_reaches_the_public_is_listed_with_the_act_that_screens_it(demonstration: None) -> None:
    first = with_what_the_demonstration_lacks()
    numbers = planted()
    text = read_everything(first)
    reached = {column for number, column in numbers.items() if number in text}
    assert sorted(reached - listed()) == [], "reaches the public and is not listed"
    assert sorted(listed() - reached) == [], "listed and not reached: take it out, or show the page in the demonstration"
