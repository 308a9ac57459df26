"""A case in the words of its printed forms."""

from __future__ import annotations

from mingbai.cases.models import Application
from mingbai.cases.values.intake import DELIVERIES, FORMS, applicant_of
from mingbai.core.sealing import open_sealed
from mingbai.organs.queries import OrganRow
from mingbai.rendering.casepaper.application import PrintedApplicant, PrintedApplication
from mingbai.statute.annual_report.forms import APPLICANTS
from mingbai.statute.cases.receipt import CHANNEL_WORDS, WHICH_DAY, ReceiptChannel


def printed_application(row: Application, organ: OrganRow) -> PrintedApplication:
    """Return an application, opened, for its papers."""
    assert row.submitted_on is not None
    who, channel = applicant_of(open_sealed(row.applicant)), ReceiptChannel(row.channel)
    return PrintedApplication(
        organ_name=organ.name,
        number=row.number,
        channel=CHANNEL_WORDS[channel],
        submitted_on=row.submitted_on,
        received_on=row.received_on or row.submitted_on,
        received_by=WHICH_DAY[channel] if row.received_on else "",
        applicant=PrintedApplicant(
            kind=dict(APPLICANTS)[row.applicant_kind],
            name=who.name,
            identity=f"{who.document} {who.document_number}".strip(),
            telephone=who.telephone,
            address=who.address,
            postcode=who.postcode,
            email=who.email,
            representative=who.contact_person,
            agent=f"{who.agent} {who.agent_telephone}".strip(),
        ),
        wanted=open_sealed(row.sought),
        medium=FORMS[row.form_wanted],
        delivery=DELIVERIES[row.delivery],
        reply_by=row.due_on,
    )
