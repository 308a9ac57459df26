"""What every kill must leave of the entries: each is public whole or not at all, and nothing acknowledged is lost."""

from __future__ import annotations

from mingbai.channels.models import Delivery
from mingbai.core import files
from mingbai.core.models import AuditEntry, IssuedNumber
from mingbai.entries.models import Draft, Entry, Version, VersionFile


def of_entries(keys: list[int], acknowledged: list[int]) -> list[str]:
    """Return everything wrong."""
    problems = []
    for entry in Entry.objects.filter(pk__in=keys):
        is_out = entry.standing == "published"
        problems += of_whole(entry) if is_out else of_nothing(entry)
        if entry.pk in acknowledged and not is_out:
            problems.append(f"{entry.pk}: acknowledged and not public")
    left = set(Entry.objects.values_list("pk", flat=True))
    return problems + [f"{key}: gone" for key in keys if key not in left]


def count_public(keys: list[int]) -> int:
    """Return how many of them are public."""
    return Entry.objects.filter(pk__in=keys, standing="published").count()


def of_whole(entry: Entry) -> list[str]:
    """Check that a public entry has everything it needs, each exactly once."""
    versions = list(Version.objects.filter(entry=entry))
    kept = list(VersionFile.objects.filter(version__entry=entry).select_related("attachment"))
    counts = {
        "versions": len(versions),
        "files": len(kept),
        "numbers": IssuedNumber.objects.filter(text=entry.index_number).count(),
        "numbers of it": IssuedNumber.objects.filter(subject=f"entry:baiyang:{entry.pk}").count(),
        "deliveries": Delivery.objects.filter(entry=entry, state="delivered").count(),
        "events": AuditEntry.objects.filter(subject=f"entry:baiyang:{entry.pk}", event="entry.published").count(),
        "listed": int(entry.is_listed),
    }
    found = [f"{entry.pk}: {n} {name}" for name, n in counts.items() if n != 1]
    found += [f"{entry.pk}: a draft is left"] * Draft.objects.filter(entry=entry).exists()
    found += [f"{entry.pk}: another text"] * any(one.content["title"] != entry.title for one in versions)
    for one in kept:
        if not files.read(one.attachment.file_id):
            found.append(f"{entry.pk}: an empty file")
    return found


def of_nothing(entry: Entry) -> list[str]:
    """Check that an entry that is not public has nothing a public one has."""
    wrong = {
        "a version": Version.objects.filter(entry=entry).exists(),
        "a delivery": Delivery.objects.filter(entry=entry).exists(),
        "a number": bool(entry.index_number) or IssuedNumber.objects.filter(subject=f"entry:baiyang:{entry.pk}").exists(),
        "a public page": entry.is_listed or entry.published_at is not None,
        "an event": AuditEntry.objects.filter(subject=f"entry:baiyang:{entry.pk}", event="entry.published").exists(),
        "no draft": not Draft.objects.filter(entry=entry).exists(),
    }
    return [f"{entry.pk}: not public and {name}" for name, is_so in wrong.items() if is_so]
