"""The organ's own paragraph in its letters; the law's sentences and the clause on review and suit are not its to change."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.cases import policies
from mingbai.cases.models import LetterWording
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, require
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.statute.cases.letters import adaptable, may_add

LONGEST = 300


def set_wording(*, organ_code: str, code: str, words: str, by: Acting, at: datetime) -> None:
    """Set or, with no words, drop what the organ adds to letters of this kind; letters signed before keep what they say."""
    organ = policies.organ_to_receive(by, organ_code)
    if code not in adaptable():
        raise Invalid("选一种文书。", "code")
    kept = one_line(words, "本机关加的话", "words", LONGEST, required=False)
    try:
        require(may_add(kept))
    except Refused as refusal:
        raise Refused(refusal.verdict, "words") from None
    screen({"本机关加的话": kept}, at.date(), fields={"本机关加的话": "words"})
    with open_act(by=by, at=at) as done:
        row = LetterWording.objects.filter(organ_id=organ.id, kind=code).first()
        before = row.words if row else ""
        values = {"words": kept, "set_by": done.signature, "set_at": done.at}
        LetterWording.objects.update_or_create(organ_id=organ.id, kind=code, defaults=values)
        said = {"organ": organ.code, "letter": code, "before": before, "after": kept}
        done.note("case.wording_set", f"organ:{organ.code}", said)
