"""The child process: reads jobs from its input, does them within limits, writes answers; knows no database and no settings.

Run as `python -m mingbai.core.apart_child MEMORY PROCESSOR`, in bytes and in seconds a job.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import IO, Any

from mingbai.core.apart_wire import OUT_OF_MEMORY, received, send
from mingbai.reading import limits

NICENESS = 10
RECOGNITION_LEAVES = 0.5
"""Part of a job's processor time in which no more words in pictures are recognised: what is left of them counts as unread."""
GROWN = 700 * 1024 * 1024
"""A child that holds more than this, in bytes, ends after its job."""
Words = tuple[tuple[str, ...], tuple[str, ...]]
"""The sensitive words and the marks; the searching machine is built again here."""
Answer = tuple[Any, tuple[bytes, ...]]
NAMED = frozenset({"Unreadable", "BookTooLarge", "FontMissing"})
"""Refusals that are answers. By name, because the renderers are heavy and a child that reads needs none of them."""


def inspect(name: str, data: bytes, words: Words, on: date | None) -> Answer:
    """Return the inspection of a file, packed."""
    from mingbai.privacy.words import Words
    from mingbai.scanning import inspection
    from mingbai.scanning.stored import pack

    return None, (pack(inspection.inspect(name, data, Words(*words), on, has_page=False)),)


def rescan(packed: bytes, words: Words, on: date | None, has_content: bool) -> Answer:
    """Return an inspection with other words or of another day, packed."""
    from mingbai.privacy.words import Words
    from mingbai.scanning import inspection
    from mingbai.scanning.stored import pack, unpacked

    found = inspection.rescan(unpacked(packed), Words(*words), on)
    return None, (pack(found if has_content else inspection.without_content(found)),)


def mask(packed: bytes, data: bytes, plan: Any, words: Words, on: date | None) -> Answer:
    """Return the name of the masked copy, its bytes and its packed inspection; `packed` is the original's."""
    from mingbai.privacy.words import Words
    from mingbai.scanning import mask as masking
    from mingbai.scanning.stored import pack, unpacked

    copy = masking.mask(unpacked(packed), data, plan, words=Words(*words), on=on)
    return copy.name, (copy.data, pack(copy.inspection))


def rebuild(packed: bytes, data: bytes) -> Answer:
    """Return the readable page of the file that may be published, and its bytes; `packed` is the original's inspection."""
    from mingbai.scanning import rebuild as rebuilding
    from mingbai.scanning.stored import unpacked

    original = unpacked(packed)
    made = rebuilding.rebuild(original.name, data, original.content)
    return made.page, (made.data,)


def page_count(data: bytes) -> Answer:
    """Return how many pages a pdf has; 1 for one that does not open."""
    import io

    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return max(len(pdf.pages), 1), ()
    except pikepdf.PdfError:
        return 1, ()


def readable(name: str, data: bytes) -> Answer:
    """Return the readable page of a file."""
    from mingbai.reading import readable as reader

    return reader.readable(name, data), ()


def tables(name: str, data: bytes) -> Answer:
    """Return the list-shaped tables of a file."""
    from mingbai.reading import sheet_values

    found = sheet_values.tables(name, data)
    return [[one.place, one.header, one.rows, one.hidden, sorted(one.hidden_columns)] for one in found], ()


def grids(data: bytes, largest: int, rows: int, columns: int, most: int) -> Answer:
    """Return the first sheets of a workbook by name, as rows of texts."""
    from mingbai.reading import sheet_values

    found = sheet_values.sheets(data, largest)[:most]
    return [[name, sheet_values.grid(sheet, rows, columns)] for name, sheet in found], ()


def page_sizes(data: bytes) -> Answer:
    """Return the sizes of the pages of a PDF."""
    from mingbai.scanning import redaction

    return redaction.page_sizes(data), ()


def page_picture(data: bytes, number: int) -> Answer:
    """Return one page of a PDF as a picture."""
    from mingbai.scanning import redaction

    return None, (redaction.page_picture(data, number),)


def proposed_boxes(data: bytes, words: Words, on: date | None) -> Answer:
    """Return the boxes over what must not be published, as their fields."""
    from mingbai.privacy.words import Words
    from mingbai.scanning import redaction
    from mingbai.scanning.detect import Detector

    boxes = redaction.proposed(data, Detector(Words(*words), on))
    return [[box.page, box.left, box.top, box.right, box.bottom] for box in boxes], ()


def redact(data: bytes, boxes: Sequence[Any]) -> Answer:
    """Return the redacted copy of a PDF, and what would still give something away, as page and sentence."""
    from mingbai.scanning import leaks, redaction

    copy = redaction.redact(data, boxes)
    return [[leak.page, leak.text] for leak in leaks.leaks(data, copy, boxes)], (copy,)


def as_it_looks(data: bytes) -> Answer:
    """Return the ending and the bytes to keep of what somebody without an account sent in."""
    from mingbai.scanning import submitted

    ending, kept = submitted.as_it_looks(data)
    return ending, (kept,)


def report(document: Any, wanted: Sequence[str]) -> Answer:
    """Return these files of a report, in their order."""
    from mingbai.rendering.report import files

    made = files.render(document, wanted)
    return None, tuple(made[name] for name in wanted)


def paper(document: Any, ending: str) -> Answer:
    """Return a letter, a paper with tables or a slip as docx or pdf."""
    from mingbai.rendering import files

    return None, (files.render(document, ending),)


JOBS: dict[str, Callable[..., Answer]] = {
    job.__name__: job
    for job in (
        inspect, rescan, mask, rebuild, page_count, page_sizes, page_picture, proposed_boxes, redact, readable, tables, grids,
        as_it_looks, report, paper,
    )
}  # fmt: skip


def answered(request: bytes) -> list[bytes]:
    """Do one job and return the answer as a message; a named refusal is an answer too."""
    job, given = pickle.loads(request)  # noqa: S301  (written by the process that started this one)
    said: Any = None
    blobs: tuple[bytes, ...] = ()
    declined: list[str] = []
    try:
        said, blobs = JOBS[job](*given)
    except Exception as no:
        if type(no).__name__ not in NAMED:
            raise
        declined = [type(no).__name__, str(no)]
    head = {"said": said, "declined": declined, "last": _held() > GROWN}
    return [json.dumps(head).encode(), *blobs]


def main(memory: int, processor: int) -> int:
    """Answer until the input ends; return the exit code."""
    source, sink = _pipes()
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    job_ends = 0
    limits.watch(lambda: _used() > job_ends - processor * RECOGNITION_LEAVES)
    while True:
        try:
            (request,) = received(source)
        except (EOFError, OSError):
            return 0
        job_ends = int(_used()) + processor
        resource.setrlimit(resource.RLIMIT_CPU, (job_ends, resource.RLIM_INFINITY))
        try:
            send(sink, answered(request))
        except MemoryError:
            return OUT_OF_MEMORY
        except OSError:
            return 0


def _used() -> float:
    """Return the processor time this process has used, in seconds."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return input and output for messages; whatever a library prints goes to the log instead."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return source, sink


def _held() -> int:
    """Return the memory this process holds now, in bytes; its largest ever where the system does not say."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    # Leave without tidying up: threads of native libraries may be anywhere.
    os._exit(main(*(int(argument) for argument in sys.argv[1:])))
