"""Addresses of applications."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.cases.act import view as act
from mingbai.workspace.cases.arrival import view as arrival
from mingbai.workspace.cases.assign import view as assign
from mingbai.workspace.cases.box import view as box
from mingbai.workspace.cases.case import view as case
from mingbai.workspace.cases.code import view as code
from mingbai.workspace.cases.copy import view as copy
from mingbai.workspace.cases.disputes import view as disputes
from mingbai.workspace.cases.fees import view as fees
from mingbai.workspace.cases.joint import view as joint
from mingbai.workspace.cases.ledgers import view as ledgers
from mingbai.workspace.cases.listing import view as listing
from mingbai.workspace.cases.moved import view as moved
from mingbai.workspace.cases.new import view as new
from mingbai.workspace.cases.notice import view as notice
from mingbai.workspace.cases.papers import view as papers
from mingbai.workspace.cases.path import view as question
from mingbai.workspace.cases.practice import view as practice
from mingbai.workspace.cases.prints import view as prints
from mingbai.workspace.cases.proposal import view as proposal
from mingbai.workspace.cases.reasons import view as reasons
from mingbai.workspace.cases.received import view as received
from mingbai.workspace.cases.record import view as record
from mingbai.workspace.cases.redaction import view as redaction
from mingbai.workspace.cases.reply import view as reply
from mingbai.workspace.cases.search import view as search
from mingbai.workspace.cases.signing import view as signing
from mingbai.workspace.cases.split import view as split
from mingbai.workspace.cases.task import view as task
from mingbai.workspace.cases.title import view as title
from mingbai.workspace.cases.wording import view as wording

urlpatterns = [
    path("cases/", listing.listing, name="cases"),
    path("cases/new/", new.new, name="case-new"),
    path("cases/ledgers/", ledgers.ledgers, name="case-ledgers"),
    path("cases/ledgers/template.xlsx", ledgers.template, name="case-ledger-template"),
    path("cases/ledgers/<key:ledger_id>/", ledgers.ledger, name="case-ledger"),
    path("cases/ledgers/<key:ledger_id>/enter/", ledgers.enter, name="case-ledger-enter"),
    path("cases/ledgers/<key:ledger_id>/take-back/", ledgers.take_back, name="case-ledger-take-back"),
    path("cases/handover/", prints.handovers, name="cases-handovers"),
    path("cases/handover/<year:year>.pdf", prints.handover, name="cases-handover"),
    path("cases/letters/", wording.all_wordings, name="cases-wordings"),
    path("cases/letters/<slug:code>/", wording.wording, name="cases-wording"),
    path("cases/practice/", practice.practice, name="cases-practice"),
    path("cases/moved/", moved.moved, name="cases-moved"),
    path("cases/signing/", signing.signing, name="case-signing"),
    path("cases/tasks/<key:case_task_id>/", task.task, name="case-task"),
    path("cases/disputes/<key:dispute_id>/", disputes.dispute, name="dispute"),
    path("cases/disputes/<key:dispute_id>/evidence.pdf", prints.evidence, name="dispute-evidence"),
    path("cases/disputes/<key:dispute_id>/lessons/<key:lesson_id>/drop/", disputes.drop, name="lesson-drop"),
    path("cases/disputes/<key:dispute_id>/acts/<slug:act>/", disputes.act, name="dispute-act"),
    path("cases/<key:case_id>/", case.case, name="case"),
    path("cases/<key:case_id>/open/", case.opened, name="case-open"),
    path("cases/<key:case_id>/applicant/", case.unmasked, name="case-applicant"),
    path("cases/<key:case_id>/box/", box.box, name="case-box"),
    path("cases/<key:case_id>/box/zip/", box.whole, name="case-box-zip"),
    path("cases/<key:case_id>/box/<slug:paper>.pdf", box.paper, name="case-box-paper"),
    path("cases/<key:case_id>/received/", received.received, name="case-received"),
    path("cases/<key:case_id>/title/", title.title, name="case-title"),
    path("cases/<key:case_id>/split/", split.split, name="case-split"),
    path("cases/<key:case_id>/code/", code.renew, name="case-code"),
    path("cases/<key:case_id>/disputes/new/", disputes.new, name="dispute-new"),
    path("cases/<key:case_id>/acts/<slug:act>/", act.act, name="case-act"),
    path("cases/<key:case_id>/papers/", papers.papers, name="case-papers"),
    path("cases/<key:case_id>/papers/<key:paper_id>/file/", papers.download, name="case-paper"),
    path("cases/<key:case_id>/papers/<key:paper_id>/delete/", papers.delete, name="case-paper-delete"),
    path("cases/<key:case_id>/papers/<key:paper_id>/redact/", redaction.redact, name="case-redact"),
    path("cases/<key:case_id>/papers/<key:paper_id>/pages/<number:number>/", papers.picture, name="case-paper-page"),
    path("cases/<key:case_id>/copies/<key:redaction_id>/", copy.copy, name="case-copy"),
    path("cases/<key:case_id>/path/<number:number>/", question.question, name="case-path"),
    path("cases/<key:case_id>/proposal/", proposal.propose, name="case-proposal"),
    path("cases/<key:case_id>/print/", prints.prints, name="case-prints"),
    path("cases/<key:case_id>/print/<slug:paper>.pdf", prints.counter, name="case-print"),
    path("cases/<key:case_id>/letters/<key:letter_id>/<slug:paper>.pdf", prints.letter_paper, name="case-letter-print"),
    path("cases/<key:case_id>/search/", search.search, name="case-search"),
    path("cases/<key:case_id>/tasks/new/", assign.assign, name="case-assign"),
    path("cases/<key:case_id>/tasks/<key:case_task_id>/letter.pdf", prints.task_letter, name="case-task-letter"),
    path("cases/<key:case_id>/reply/", reply.reply, name="case-reply"),
    path("cases/<key:case_id>/reply/<slug:step>/", reply.step, name="case-reply-step"),
    path("cases/<key:case_id>/notices/<slug:code>/", notice.notice, name="case-notice"),
    path("cases/<key:case_id>/letters/known/", notice.take_note, name="case-notices-known"),
    path("cases/<key:case_id>/letters/<key:letter_id>/", notice.letter, name="case-notice-letter"),
    path("cases/<key:case_id>/joint/", joint.joint, name="case-joint"),
    path("cases/<key:case_id>/fees/", fees.fees, name="case-fees"),
    path("cases/<key:case_id>/record/", record.record, name="case-record"),
    path("cases/<key:case_id>/reasons/", reasons.reasons, name="case-reasons"),
    path("cases/<key:case_id>/letters/<key:letter_id>/arrival/", arrival.arrival, name="case-letter-arrival"),
    path("cases/<key:case_id>/letters/<key:letter_id>.<slug:ending>", reply.letter_file, name="case-letter-file"),
]
