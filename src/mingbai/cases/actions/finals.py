"""The final files of a signed letter: drawn once by the schedule, sealed, and vouched for by the trail."""

from __future__ import annotations

import hashlib
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.cases import policies
from mingbai.cases.models import Application, Erasure, Letter
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.queries.sheet import signed_sheet
from mingbai.core import apart, files, sealing
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.states import CaseState


def keep_files(*, letter_id: int, by: Acting, at: datetime) -> bool:
    """Keep docx and pdf of a signed letter as they are; return whether it had none yet.

    They are drawn before the act, in a child process; what is signed does not change meanwhile.
    """
    letter = Letter.objects.select_related("application").filter(pk=letter_id, state__in=SIGNED_STATES).first()
    if letter is None:
        raise NotVisible(str(letter_id))
    policies.handled_organ(by, letter.organ_id)
    if letter.pdf_id is not None or Erasure.objects.filter(application=letter.application).exists():
        return False
    sheet = signed_sheet(letter)
    drawn = {ending: apart.paper_file(sheet, ending) for ending in ("docx", "pdf")}
    with open_act(by=by, at=at) as done:
        # The case first, as every act locks it: a box that is being sealed lists the letter with its file or without it.
        case = done.lock(Application, pk=letter.application_id)
        found = done.lock(Letter, "organ", pk=letter_id)
        if found.pdf_id is not None or case.state == CaseState.SEALED or Erasure.objects.filter(application=case).exists():
            return False
        for ending, data in drawn.items():
            setattr(found, ending, files.store(sealing.seal_bytes(data), "application/octet-stream"))
        found.pdf_sha256 = hashlib.sha256(drawn["pdf"]).hexdigest()
        found.save(update_fields=["docx", "pdf", "pdf_sha256"])
        done.bind("letter", letter_id)
        done.note("case.letter_kept", case.subject, {"organ": found.organ.code, "letter": found.number})
    return True
