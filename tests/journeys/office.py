"""What the office does meanwhile with a villager's application, in a process of its own: `python office.py ask|answer NUMBER`.

The pages on which staff do this have tests of their own; the journey watches the villager's side.
"""

from __future__ import annotations

import sys

import django

ANSWERS = ("complete", "responsible", "held", "open", "fit")
REVIEW = "https://www.example.gov.cn/review"


def main(what: str, number: str) -> None:
    """Ask for a correction, or lead the case to the reply that is served on the site."""
    django.setup()

    from mingbai.accounts.models import Person
    from mingbai.accounts.queries import acting_for
    from mingbai.accounts.values import Acting
    from mingbai.cases.actions import letters, limits, receive, service, signing
    from mingbai.cases.actions.path import answer_question
    from mingbai.cases.actions.service import Sending
    from mingbai.cases.actions.signing import SigningNames
    from mingbai.cases.models import Application
    from mingbai.core import clock

    at, case_id = clock.now(), Application.objects.get(number=number).pk

    def by(name: str) -> Acting:
        found = acting_for(Person.objects.get(username=name).pk, None, at.date())
        assert found is not None, name
        return found

    clerk = by("baiyang")
    told = {"case_id": case_id, "by": clerk, "at": at}
    if what == "ask":
        receive.confirm(how="电话", **told)
        limits.ask_correction(situations=("content",), what="写明是哪个村的项目。", answer_within=10, **told)
        return
    names = SigningNames("township", own_government="彭阳县人民政府", basic_court="彭阳县人民法院", online_channel=REVIEW)
    signing.set_signing(organ_code="baiyang", names=names, by=clerk, at=at)
    for number_of_question, answer in enumerate(ANSWERS, 1):
        answer_question(number=number_of_question, answer=answer, reason="已经核对", **told)
    letters.draft_letter(outcome="granted", parts={"enclosed": "实施方案1份12页"}, **told)
    letters.submit(**told)
    letters.check(case_id=case_id, by=by("baiyang-head"), at=at)
    letters.clear(case_id=case_id, opinion="可以提供", by=by("baiyang-secrecy"), at=at)
    letters.sign(case_id=case_id, by=by("baiyang-leader"), at=at)
    service.serve(sending=Sending("web", at.date(), "网站的送达记录"), **told)


if __name__ == "__main__":
    main(*sys.argv[1:])
