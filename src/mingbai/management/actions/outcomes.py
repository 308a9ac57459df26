"""What comes of meetings and trainings: decisions with their dates, and questions for learners."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured, one_line
from mingbai.management import checks
from mingbai.management.models import Gathering, MeetingDecision, TrainingQuestion
from mingbai.registers import checks as days
from mingbai.registers.actions import lock_record
from mingbai.statute.management.gatherings import DecisionState, GatheringState
from mingbai.supervision.models import ActivityKind


def decide(*, gathering_id: int, text: str, person: str, due_on: date, by: Acting, at: datetime) -> int:
    """Enter one decision of a meeting: what, who does it, until when."""
    said = one_line(text, "定了什么事", "text", 300)
    who = one_line(person, "谁来办", "person", 80)
    checks.day_ahead(due_on, "办到哪一天", "due_on", at.date())
    with open_act(by=by, at=at) as done:
        row: Gathering = lock_record(done, Gathering, gathering_id)
        if row.kind != ActivityKind.WORK_MEETING or row.state != GatheringState.HELD:
            raise Invalid("会开过了，才写会上定的事。", "text")
        if row.decisions.filter(text=said).exists():
            raise Invalid("这件事已经写过。", "text")
        decision = MeetingDecision.objects.create(gathering=row, text=said, person=who, due_on=due_on)
        facts = {"organ": row.organ.code, "text": said, "person": who, "due_on": due_on}
        done.note("gathering.decided", row.subject, facts)
    return decision.pk


def close_decision(*, decision_id: int, state: str, outcome: str, closed_on: date, by: Acting, at: datetime) -> None:
    """Record what came of a decision: done, or not done any more and why. The same again changes nothing."""
    said = measured(outcome, "outcome", "办成了什么，或者为什么不办了")
    if state not in {DecisionState.DONE, DecisionState.DROPPED}:
        raise Invalid("选一种：办完了，或者不办了。", "state")
    with open_act(by=by, at=at) as done:
        found = MeetingDecision.objects.filter(pk=decision_id).values_list("gathering_id", flat=True).first()
        if found is None:
            raise NotVisible(str(decision_id))
        row: Gathering = lock_record(done, Gathering, found)
        decision = done.lock(MeetingDecision, pk=decision_id)
        if decision.state != DecisionState.OPEN:
            if (decision.state, decision.outcome) == (state, said):
                return
            raise Invalid("这件事已经有了结果，不能再改。", "outcome")
        decision.state, decision.outcome, decision.closed_by = state, said, done.signature
        decision.closed_on = days.day(closed_on, "日期", "closed_on", at.date())
        decision.save(update_fields=["state", "outcome", "closed_by", "closed_on"])
        facts = {"organ": row.organ.code, "text": decision.text, "state": state, "answer": said}
        done.note("gathering.decision_closed", row.subject, facts)


def ask(*, gathering_id: int, question: str, answer: str, by: Acting, at: datetime) -> int:
    """Add a question for learners to a training, with its answer."""
    asked, known = one_line(question, "题目", "question", 300), measured(answer, "answer", "答案", shortest=1)
    with open_act(by=by, at=at) as done:
        row: Gathering = lock_record(done, Gathering, gathering_id)
        if row.kind != ActivityKind.TRAINING:
            raise Invalid("自测题加在培训下面。", "question")
        if row.questions.filter(question=asked, removed_at__isnull=True).exists():
            raise Invalid("这道题已经有了。", "question")
        made = TrainingQuestion.objects.create(gathering=row, question=asked, answer=known)
        done.note("gathering.asked", row.subject, {"organ": row.organ.code, "text": asked})
    return made.pk


def remove_question(*, question_id: int, by: Acting, at: datetime) -> None:
    """Take a question out; its row stays. A second time changes nothing."""
    with open_act(by=by, at=at) as done:
        found = TrainingQuestion.objects.filter(pk=question_id).values_list("gathering_id", flat=True).first()
        if found is None:
            raise NotVisible(str(question_id))
        row: Gathering = lock_record(done, Gathering, found)
        question = done.lock(TrainingQuestion, pk=question_id)
        if question.removed_at is None:
            question.removed_at = at
            question.save(update_fields=["removed_at"])
            done.note("gathering.question_removed", row.subject, {"organ": row.organ.code, "text": question.question})
