"""Rebuild the files that came in before files were rebuilt for publication."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core import files, hooks, inspections, rebuilding
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.entries.actions.common import lock
from mingbai.entries.actions.tally import place
from mingbai.entries.actions.touched import touched
from mingbai.entries.models import Attachment, Release, VersionFile
from mingbai.entries.queries.check import file_stops
from mingbai.entries.queries.files import waiting_of
from mingbai.entries.queries.words import scan_words
from mingbai.entries.values.inspected import of, plain_of
from mingbai.reading.passages import Unreadable


def rebuild_attachment(*, attachment_id: int, by: Acting, at: datetime) -> bool:
    """Rebuild a file from before; where it is published already, the public gets it again, unless something is found in it now.

    Returns whether the public may have it. Does nothing to a file that is rebuilt.
    """
    row = Attachment.objects.select_related("file").filter(pk=attachment_id).first()
    if row is None:
        raise NotVisible(str(attachment_id))
    if row.rebuilt_id is not None:
        return True
    data = files.read(row.file_id)
    try:
        inspection = inspections.inspect_file(row.name, data, scan_words(), at.date())
        inspections.keep(row.file, inspection)
        public = rebuilding.rebuild_file(row.file, row.name)
    except Unreadable as failure:
        raise Invalid(f"附件“{row.name}”没能整理成可以公开的一份：{failure}", "file") from failure
    with open_act(by=by, at=at) as done:
        _, entry = lock(done, row.entry_id)
        values = {"rebuilt": public.file, "readable": public.page, **plain_of(inspection)}
        Attachment.objects.filter(pk=row.pk).update(**values)
        released = set(Release.objects.filter(entry=entry).values_list("finding", flat=True))
        stops = file_stops(row, of(inspection), released, done.today)
        if not stops and VersionFile.objects.filter(attachment=row, file=None).update(file=public.file):
            hooks.entry_changed(done, by.organ_code, [entry.pk], touched(entry, place(entry)))
        for version in VersionFile.objects.filter(attachment=row).values_list("version_id", flat=True):
            done.bind("version", version)
        data_of_act = {"name": row.name, "sha256": row.file_id, "rebuilt": public.file.pk, "findings": len(stops)}
        done.note("entry.file_rebuilt", entry.subject, data_of_act)
    return not stops


def rebuild_waiting(*, entry_id: int, by: Acting, at: datetime) -> None:
    """Rebuild what is left from before beside one entry; before the act that publishes it, because it takes seconds."""
    for attachment_id in waiting_of(entry_id):
        rebuild_attachment(attachment_id=attachment_id, by=by, at=at)
