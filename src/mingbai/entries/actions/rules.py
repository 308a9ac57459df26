"""What the county office sets: shortened reviews, index number templates, words to look for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core import hooks
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import measured
from mingbai.entries import policies
from mingbai.entries.models import NumberingRule, ReviewRule, Word, WordKind
from mingbai.entries.queries import rules
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.index_numbers import check_template
from mingbai.statute.disclosure.review import Stage, chain_allowed

WORD_LONGEST = 60


def set_reviews(*, organ_codes: Sequence[str], field: str, stages: Sequence[str], reason: str, by: Acting, at: datetime) -> None:
    """Set the reviews that these organs make, for one field or for all; the secrecy review cannot be left out."""
    policies.check_county_office(by)
    found = [organs.organ(code) for code in dict.fromkeys(organ_codes)]
    why = measured(reason, "reason", "理由")
    asked = tuple(Stage(one) for one in stages if one in set(Stage))
    require(chain_allowed(asked))
    with open_act(by=by, at=at) as done:
        for organ in found:
            if rules.chain(organ.id, field) == asked:
                continue
            ReviewRule.objects.create(
                organ_id=organ.id, field=field, stages=[one.value for one in asked], reason=why, set_by=done.signature, set_at=at
            )
            data = {"field": field, "stages": [one.value for one in asked], "reason": why}
            done.note("rules.reviews_set", f"organ:{organ.code}", data)


def set_template(*, organ_code: str, template: str, by: Acting, at: datetime) -> None:
    """Set how an organ's index numbers read from now on; numbers already given stay."""
    policies.check_county_office(by)
    organ = organs.organ(organ_code)
    verdict = check_template(template.strip(), organ.credit_code)
    if not verdict:
        raise Invalid(verdict.reason, "template")
    with open_act(by=by, at=at) as done:
        before = rules.template(organ.id)
        if before == template.strip():
            return
        NumberingRule.objects.update_or_create(organ_id=organ.id, defaults={"template": template.strip(), "set_at": at})
        done.note("rules.template_set", f"organ:{organ_code}", {"before": before, "after": template.strip()})


def add_word(*, kind: str, word: str, right: str = "", by: Acting, at: datetime) -> None:
    """Add a word to the county's list, or change the right form of one already there."""
    policies.check_county_office(by)
    word, right = word.strip(), right.strip()
    if kind not in WordKind.values:
        raise Invalid("选一种：错词、敏感词、密级字样，或者同义词。", "kind")
    if not 2 <= len(word) <= WORD_LONGEST:
        raise Invalid(f"词语2到{WORD_LONGEST}个字，一个字的会错报太多。", "word")
    is_pair = kind in (WordKind.WRONG, WordKind.ALIKE)
    if is_pair and (not right or right == word or len(right) > WORD_LONGEST):
        raise Invalid("错词要写正确的写法，同义词要写另一个说法。", "right")
    with open_act(by=by, at=at) as done:
        values = {"right": right if is_pair else "", "set_by": done.signature, "set_at": at}
        _, is_new = Word.objects.update_or_create(kind=kind, word=word, defaults=values)
        event = "rules.word_added" if is_new else "rules.word_changed"
        done.note(event, f"organ:{by.organ_code}", {"kind": kind, "word": word, "right": values["right"]})
        if kind == WordKind.ALIKE:
            hooks.search_words_changed(by.organ_code)


def remove_word(*, word_id: int, by: Acting, at: datetime) -> None:
    """Remove a word from the county's list."""
    policies.check_county_office(by)
    with open_act(by=by, at=at) as done:
        row = Word.objects.filter(pk=word_id).first()
        if row is not None:
            row.delete()
            done.note("rules.word_removed", f"organ:{by.organ_code}", {"kind": row.kind, "word": row.word})
            if row.kind == WordKind.ALIKE:
                hooks.search_words_changed(by.organ_code)
