"""Boxes that older versions sealed keep their digests when the tables of a case get new columns."""

from __future__ import annotations

from mingbai.cases.queries.bound_box import LATER, PARTS, SINCE

# What the first boxes were sealed with. It never changes: a new column belongs to LATER, a new table to SINCE.
FIRST = {
    "case": """
        applicant applicant_kind awaited changed_at channel closed_on code confirmed_on counted_by created_at
        delivery draft_by due_on form_wanted handler handler_id helped id identity is_provisional kind next_on
        next_what number organ_id outcome received_on remind_on removed_at revision round sought split_from_id state
        submitted_on title warn_from
    """,
    "steps": """
        agrees application_id details id kind letter_id on party person_id received_on recorded_at recorded_by role
        round service until workdays
    """,
    "letters": """
        application_id changed_at contents docx_id drafted_by drafter id is_reply kind number organ_id pdf_id proof
        round sent_on served_on service signed_by signed_on signer signs_as state
    """,
    "lines": "act decided_at decided_by id letter_id opinion person_id",
    "papers": "added_at added_by application_id delete_after deleted_at id media_type name purpose sha256 size stored_id",
    "path": "answer answered_at answered_by application_id id person_id question reason round",
    "searches": "application_id contents id is_found person_id recorded_at recorded_by round searched_on",
    "tasks": "answer application_id due_on ended_on id is_returned received_on sent_by sent_on to_organ_id to_whom what",
    "fees": "amount_yuan application_id basis due_on id lapsed_on noticed_on paid_on quantity round",
    "redactions": """
        annex_id boxes confirmed_at confirmed_by confirmer copy_id drawer drawn_at drawn_by id paper_id remark
        revision state
    """,
}


def test_a_column_younger_than_the_first_boxes_is_left_out_where_it_is_empty() -> None:
    now = {name: {field.attname for field in model._meta.concrete_fields} for name, (model, _) in PARTS.items()}
    assert {name: columns - LATER for name, columns in now.items() if name not in SINCE} == {
        name: set(columns.split()) for name, columns in FIRST.items()
    }
