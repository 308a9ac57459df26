"""What every kill must leave of the annual reports: rows, files and trail agree, and nothing acknowledged is lost."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from mingbai.annual_report.models import CellOverride, Report, ReportVersion, ReportVersionFile, SectionRevision
from mingbai.core import files
from mingbai.core.models import AuditEntry

FILES = {"report.json", "report.docx", "report.pdf", "report.html", "report.xlsx", "chart.svg", "chart.png"}
STATES = {
    "report.opened": "draft",
    "report.submitted": "submitted",
    "report.returned": "returned",
    "report.accepted": "accepted",
    "report.published": "published",
    "report.corrected": "published",
}


def of_reports(acknowledged: dict[str, list[str]]) -> list[str]:
    """Return everything wrong."""
    return [*of_publications(), *of_trail_and_rows(), *of_promises(acknowledged)]


def of_publications() -> list[str]:
    found = []
    for report in Report.objects.select_related("organ"):
        versions = list(ReportVersion.objects.filter(report=report))
        if (report.state == "published") != bool(versions):
            found.append(f"{report.organ.code} {report.year} is {report.state} with {len(versions)} versions")
        for version in versions:
            kept = list(ReportVersionFile.objects.filter(version=version).select_related("file"))
            if {file.name for file in kept} != FILES:
                found.append(f"{report.organ.code} {report.year} version {version.number}: only {sorted(f.name for f in kept)}")
            for file in kept:
                try:
                    files.read(file.file_id)
                except Exception as failure:
                    found.append(f"{file.name}: {failure!r}")
    return found


def of_trail_and_rows() -> list[str]:
    """Check that every row has its act and every act its row."""
    entries = [(e.event, e.subject, json.loads(e.data)) for e in AuditEntry.objects.order_by("id")]
    states, cells, texts, published = {}, {}, Counter(), Counter()
    for event, subject, data in entries:
        if event in STATES:
            states[subject] = STATES[event]
        if event == "report.cell_changed":
            cells[subject, data["cell"]] = data["after"]
        if event in {"report.section_saved", "report.section_set_aside"}:
            texts[subject, data["section"], data["number"], data["sha256"]] += 1
        if event in {"report.published", "report.corrected"}:
            published[subject] += 1
    rows = Report.objects.select_related("organ")
    name = {r.pk: f"report:{r.organ.code}:{r.year}" for r in rows}
    saved = Counter(
        (name[r.report_id], r.section, r.number, hashlib.sha256(r.text.encode()).hexdigest())
        for r in SectionRevision.objects.filter(number__gt=1)
    )
    by_hand = {(name[o.report_id], o.cell): o.value for o in CellOverride.objects.all()}
    found = [
        f"{subject} {state}" for subject, state in {name[r.pk]: r.state for r in rows}.items() if states.get(subject) != state
    ]
    found += [f"text {key}" for key in (saved - texts) + (texts - saved)]
    found += [f"cell {key}" for key in by_hand.keys() ^ cells.keys()]
    found += [
        f"cell {key}: {cells[key]} and {by_hand[key]}"
        for key in by_hand.keys() & cells.keys()
        if float(cells[key]) != by_hand[key]
    ]
    versions = Counter(name[v.report_id] for v in ReportVersion.objects.all())
    return found + [f"versions {subject}" for subject in (versions - published) + (published - versions)]


def of_promises(acknowledged: dict[str, list[str]]) -> list[str]:
    """Check that everything the server acknowledged was done."""
    texts = "\n".join(SectionRevision.objects.values_list("text", flat=True))
    changed = {
        str(json.loads(d)["after"]) for d in AuditEntry.objects.filter(event="report.cell_changed").values_list("data", flat=True)
    }
    events = Counter(AuditEntry.objects.filter(subject="report:wangwa:2020").values_list("event", flat=True))
    published = {f"{r.organ.code} {r.year}" for r in Report.objects.filter(state="published").select_related("organ")}
    found = [f"lost text {mark}" for mark in acknowledged["text"] if f"{mark}。" not in texts]
    found += [f"lost cell {value}" for value in acknowledged["cell"] if value not in changed]
    found += [f"lost publication {which}" for which in acknowledged["publish"] if which not in published]
    for event, key in (("report.submitted", "submit"), ("report.returned", "send-back")):
        if events[event] < len(acknowledged[key]):
            found.append(f"lost {event}: {events[event]} of {len(acknowledged[key])}")
    return found
