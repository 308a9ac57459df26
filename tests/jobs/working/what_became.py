"""Run as a program: print what became of the scheduled publications, as JSON."""

from __future__ import annotations

import json
from collections import Counter

import django

django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402

from mingbai.channels.models import Delivery  # noqa: E402
from mingbai.core.content_check import check_all  # noqa: E402
from mingbai.core.models import AuditEntry  # noqa: E402
from mingbai.entries.models import Draft, Entry, Version  # noqa: E402


def main() -> None:
    problems = [f"trail {b.seq}: {b.reason}" for b in check_all().broken]
    events = Counter(AuditEntry.objects.filter(event="entry.published").values_list("subject", flat=True))
    public = 0
    for entry in Entry.objects.select_related("organ"):
        is_out = entry.standing == "published"
        public += is_out
        found = {
            "events": events[f"entry:{entry.organ.code}:{entry.pk}"],
            "versions": Version.objects.filter(entry=entry).count(),
            "deliveries": Delivery.objects.filter(entry=entry, state="delivered").count(),
            "numbers": int(bool(entry.index_number)),
            "drafts gone": int(not Draft.objects.filter(entry=entry).exists()),
        }
        problems += [f"{entry.pk}: {n} {name}, public: {is_out}" for name, n in found.items() if n != int(is_out)]
    rows = DBTaskResult.objects.filter(task_path__endswith=".publish_planned")
    said = {
        "problems": problems,
        "public": public,
        "states": Counter(rows.values_list("status", flat=True)),
        "workers": Counter(name for names in rows.values_list("worker_ids", flat=True) for name in names),
        "tries": sorted(len(names) for names in rows.values_list("worker_ids", flat=True)),
    }
    print(json.dumps(said, ensure_ascii=False))


main()
