"""Read and check the rows of a batch against the county's channels and words and the organ's catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from mingbai.catalogue.queries import lines_for
from mingbai.channels.models import Channel
from mingbai.channels.values.table import TEXTS, ImportedRow, Known, known_lines, parse
from mingbai.core.errors import Invalid
from mingbai.core.words import in_china
from mingbai.entries.queries import RecordCheck, sentence
from mingbai.organs.queries import OrganRow


class Rows:
    """A reader of rows; channels, lines and words are loaded once."""

    def __init__(self, known: Known, at: datetime) -> None:
        self.known, self.at = known, at
        self.check = RecordCheck(at.date())

    def read(self, plain: Mapping[str, str]) -> ImportedRow:
        """Return a row as values; raise Invalid with the first error."""
        return parse(plain, self.known, self.at)

    def wrong(self, plain: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield column and sentence of everything that keeps a row out: its form, then its texts."""
        try:
            row = self.read(plain)
        except Invalid as wrong:
            yield wrong.field, str(wrong)
        else:
            for found in self.check.range(row.statutory_item, row.field, row.title, row.summary, row.line_id):
                yield found.place, sentence(found)
            for found in self.check.comment(row.title, row.line_id, in_china(row.published_at).date()):
                yield found.place, sentence(found)
        for found in self.check.texts({name: plain.get(name, "") for name in TEXTS}):
            yield found.place, sentence(found)


def known_names(organ: OrganRow, at: datetime) -> Known:
    """Return the lines of the organ's catalogue, and the channels by label and by key: tables use either."""
    rows = list(Channel.objects.order_by("order", "id").values_list("key", "label"))
    channels = {label: key for key, label in rows} | {key: key for key, _ in rows}
    lines = lines_for(organ, at.date())
    return Known(channels, known_lines((one.id, one.field, one.line2, one.title) for one in lines))
