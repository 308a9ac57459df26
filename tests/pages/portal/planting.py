"""Plant a resident number in every text of the database, a different one for each column, by a direct act on the tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

#: Apps that hold no text of people: sessions, queues, counters of failed sign-ins.
NOT_OURS = frozenset({"sessions", "contenttypes", "auth", "axes", "django_tasks_database", "otp_totp", "otp_static", "failures"})
#: Columns and JSON keys that hold keys, numbers of the law, codes and digests: what is not one of them is no value there.
KEYS = re.compile(
    r"^(code|key|kind|act|unit|state|stage|standing|range|level|level_.*|event|template|chain_step|step|statutory_item|statutory_codes|"
    r"topics|topic_codes|cell|cells|form|severity|village|media_type|sha256|hash|previous_hash|digest|.*_digest|fingerprint|words|"
    r"username|password|series|ground|id_code|credit_code|seal|region|"
    r"formed_on|published_on|valid_until|down_on|first_day|last_day|version|number|index_number|accepted_substance|raw|finding)$"
)
DAY = re.compile(r"^[\d.:+TZ-]+$")


def resident_numbers() -> Iterator[str]:
    """Yield valid resident numbers, none twice."""
    weights, last = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
    for n in range(20_000):
        body = f"640425{1980 + n // 999}0101{n % 999 + 1:03d}"
        yield body + last[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


def planted() -> dict[str, str]:
    """Plant, and return what was planted: the column (table:column, and the key inside JSON) by number."""
    numbers, found = resident_numbers(), {}
    for model in apps.get_models():
        if model._meta.app_label in NOT_OURS or not model._base_manager.exists():
            continue
        for field in model._meta.concrete_fields:
            name = f"{model._meta.label_lower}:{field.attname}"
            if KEYS.match(field.attname) or field.choices or field.is_relation or isinstance(field, models.SlugField):
                continue
            if isinstance(field, models.JSONField) or name == "annual_report.reportversion:content":
                found |= _in_json(model, field, name, numbers)
            elif isinstance(field, models.CharField | models.TextField):
                number = next(numbers)
                if _in_column(model, field, number):
                    found[number] = name
    return found


def _in_column(model: type[models.Model], field: models.Field[Any, Any], number: str) -> bool:
    """Append the number to every value; return False where the database allows only some values."""
    quoted = connection.ops.quote_name
    table, column = quoted(model._meta.db_table), quoted(field.column)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = {column} || ' ' || %s WHERE {column} IS NOT NULL", [number])
            return bool(cursor.rowcount)
    except DatabaseError:
        return False


def _in_json(model: type[models.Model], field: models.Field[Any, Any], name: str, numbers: Iterator[str]) -> dict[str, str]:
    by_path: dict[str, str] = {}

    def grown(value: Any, path: str) -> Any:
        if isinstance(value, dict):
            return {key: value[key] if KEYS.match(key) else grown(value[key], f"{path}.{key}") for key in value}
        if isinstance(value, list):
            return [grown(one, path) for one in value]
        if isinstance(value, str) and not DAY.match(value):
            if path not in by_path:
                by_path[path] = next(numbers)
            return f"{value} {by_path[path]}"
        return value

    table, column, key = model._meta.db_table, field.column, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{key}", "{column}" FROM "{table}"')
        for pk, stored in cursor.fetchall():
            if stored:
                text = json.dumps(grown(json.loads(stored), name), ensure_ascii=False)
                cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE "{key}" = %s', [text, pk])
    return {number: path for path, number in by_path.items()}
