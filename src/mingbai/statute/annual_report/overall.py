"""Section one (总体情况): five paragraphs drawn from the year's records, and the questions where there is no record.

A sentence is written only where a record stands behind it. Figures are tokens, each of which leads to its records. Where a
paragraph has nothing, it says that nothing was registered, and the clerk is asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from mingbai.statute.annual_report.figures import token
from mingbai.statute.annual_report.written import Gap, WordingFacts
from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.index import rule

PROACTIVE, APPLICATIONS, MANAGEMENT, PLATFORM, SUPERVISION = 1, 2, 3, 4, 5
TITLES = {
    PROACTIVE: "（一）主动公开",
    APPLICATIONS: "（二）依申请公开",
    MANAGEMENT: "（三）政府信息管理",
    PLATFORM: "（四）平台建设",
    SUPERVISION: "（五）监督保障",
}
FIVE = Citation("年报格式", "第一部分", "国办公开办函〔2021〕30号")
RECORDS_ONLY = practice("总体情况里没有记录的，不写，问经办")
COLUMN = (
    "本机关在县政府统一的政府信息公开平台设有专栏，不另设专门网站，"
    "公开指南、公开制度、法定主动公开内容和年度报告在专栏内集中公布。"
)
GOVERNMENTS = frozenset({"county", "township"})
ASSESSED = "工作考核方面，没有收到考核结果通报；社会评议方面，没有收到评议结果；"
NOBODY_HELD = "责任追究方面，没有发生责任追究的情形。"
NOTHING = "本年度没有登记这方面的记录。"
QUARTERS = ("一", "二", "三", "四")
ON_APPLICATIONS = "依申请公开"


@rule(regulations("第50条"), FIVE, RECORDS_ONLY, name="年报总体情况的五个方面")
def overall(facts: WordingFacts) -> str:
    """Return the text of section one: an opening line, and one paragraph for each of the five subjects."""
    opening = (
        f"{facts.year}年，{facts.organ_name}坚持以公开为常态、不公开为例外，"
        "依照《中华人民共和国政府信息公开条例》开展政府信息公开工作。"
    )
    written = {
        PROACTIVE: (_publications(facts), _fields(facts), _procurement(facts)),
        APPLICATIONS: (received(facts), _by_rule(facts)),
        MANAGEMENT: (_group(facts), _meetings(facts), _trainings(facts), _open_days(facts)),
        PLATFORM: (COLUMN, _channels(facts)),
        SUPERVISION: (_rules(facts), _documents(facts), _telephone(facts), _inspections(facts), _results(facts)),
    }
    return "\n".join((opening, *(f"{TITLES[n]}。{_joined(facts, n, said)}" for n, said in written.items())))


@rule(regulations("第50条"), RECORDS_ONLY, name="年报总体情况要问经办的事")
def gaps(facts: WordingFacts) -> tuple[Gap, ...]:
    """Return what to ask the clerk: what the section usually tells but no record supports."""
    known = facts.records
    asked = [
        (not known.fields, Gap(PROACTIVE, "哪些重点领域公开得多？记录都没有归到领域的，先归一归。", "entries-unfiled")),
        (not known.group, Gap(MANAGEMENT, "有没有政务公开领导小组？谁任组长、凭什么文件成立？", "management")),
        (bool(_missing_quarters(facts)), Gap(MANAGEMENT, f"{_missing_quarters(facts)}开过政务公开工作会议没有？", "management")),
        (not facts.figures.get("activities.trainings"), Gap(MANAGEMENT, "培训过没有？讲了什么？", "management")),
        (not facts.figures.get("activities.open_days"), Gap(MANAGEMENT, "办过政府开放日没有？", "activities")),
        (not known.rules, Gap(SUPERVISION, "有哪些公开制度？条例要求建立健全（第52条）。", "management")),
        (not known.has_signed_documents, Gap(SUPERVISION, "公文办理时定了公开属性没有？", "documents")),
        (
            facts.organ_level == "township" and not facts.figures.get("activities.village_inspections"),
            Gap(SUPERVISION, "督查过各村的村务公开没有？", "activities"),
        ),
        (facts.organ_level in GOVERNMENTS, Gap(SUPERVISION, "收到过考核、社会评议的结果没有？收到了照实写。", "")),
        (not known.is_accountability_clear, Gap(SUPERVISION, "有责任追究的情形，写明追究了什么、怎么处理的。", "")),
    ]
    return (*(gap for is_open, gap in asked if is_open), *known.lacking)


def received(facts: WordingFacts) -> str:
    """Return the sentence on the applications of the year."""
    new, carried = cell(facts, "3.new.total"), cell(facts, "3.carried_in.total")
    if not facts.figures.get("3.new.total") and not facts.figures.get("3.carried_in.total"):
        return f"本年度没有收到政府信息公开申请，新收{new}件，上年结转{carried}件。"
    answered, out = cell(facts, "3.total.total"), cell(facts, "3.carried_out.total")
    return f"本年度新收政府信息公开申请{new}件，上年结转{carried}件，办理完毕{answered}件，结转下年度继续办理{out}件。"


def cell(facts: WordingFacts, path: str) -> str:
    """Return a figure as a token."""
    return token(path, facts.figures.get(path))


def _joined(facts: WordingFacts, paragraph: int, said: Iterable[str]) -> str:
    points = (one.text for one in facts.records.kept if one.paragraph == paragraph)
    return "".join(one for one in (*said, *points) if one) or NOTHING


def _publications(facts: WordingFacts) -> str:
    total = cell(facts, "publications.total")
    if not facts.figures.get("publications.total"):
        return f"本年度各渠道没有公开信息的记录，共{total}条。"
    sent = [(f"publications.{key}", label) for key, label in facts.channels]
    named = [f"{label}{cell(facts, path)}条" for path, label in sent if facts.figures.get(path)]
    entries = cell(facts, "entries")
    return f"本年度共公开各类信息{total}条，其中，{'，'.join(named)}（各渠道逐条计数，见图1；不重复的信息{entries}条）。"


def _fields(facts: WordingFacts) -> str:
    named = facts.records.fields
    return f"公开较多的领域有{'、'.join(named)}。" if named else ""


def _procurement(facts: WordingFacts) -> str:
    projects = facts.figures.get("2.procurement.projects")
    if projects is None:
        return ""
    count = cell(facts, "2.procurement.projects")
    if not projects:
        return f"本年度没有开展政府集中采购，采购项目{count}个。"
    amount = cell(facts, "2.procurement.amount_yuan")
    return f"本年度开展政府集中采购{count}次，采购总金额为{amount}元。"


def _by_rule(facts: WordingFacts) -> str:
    return "受理、审查、答复有本机关的制度规定。" if ON_APPLICATIONS in facts.records.rules else ""


def _group(facts: WordingFacts) -> str:
    known = facts.records
    if not known.group:
        return ""
    led = [f"由{known.head}任组长"] if known.head else []
    led += [f"{'、'.join(known.deputies)}任副组长"] if known.deputies else []
    led += ["并有专人办理日常工作"] if known.has_office else []
    return f"{known.document}{known.group}{'，' if led else ''}{'，'.join(led)}。"


def _meetings(facts: WordingFacts) -> str:
    if not facts.figures.get("activities.work_meetings"):
        return ""
    every = "每季度都" if len(facts.records.quarters) == len(QUARTERS) else ""
    return f"{every}召开政务公开工作会议，全年{cell(facts, 'activities.work_meetings')}次。"


def _trainings(facts: WordingFacts) -> str:
    if not facts.figures.get("activities.trainings"):
        return ""
    taught = f"，内容有{'、'.join(facts.records.topics)}" if facts.records.topics else ""
    return f"开展业务培训{cell(facts, 'activities.trainings')}次{taught}。"


def _open_days(facts: WordingFacts) -> str:
    held = facts.figures.get("activities.open_days")
    return f"举办政府开放日活动{cell(facts, 'activities.open_days')}次。" if held else ""


def _channels(facts: WordingFacts) -> str:
    used = [label for key, label in facts.channels if facts.figures.get(f"publications.{key}")]
    return f"通过{'、'.join(used)}公开信息。" if used else ""


def _rules(facts: WordingFacts) -> str:
    named = facts.records.rules
    return f"建立了{'、'.join(named)}等制度。" if named else ""


def _documents(facts: WordingFacts) -> str:
    return "公文制发时明确公开属性，随文报批。" if facts.records.has_signed_documents else ""


def _telephone(facts: WordingFacts) -> str:
    return "公布联系电话，接受群众监督。" if facts.telephone else ""


def _inspections(facts: WordingFacts) -> str:
    held = facts.figures.get("activities.village_inspections")
    every = "，每季度都有" if len(facts.records.inspected) == len(QUARTERS) else ""
    return f"全年对村务公开情况督查{cell(facts, 'activities.village_inspections')}次{every}。" if held else ""


def _results(facts: WordingFacts) -> str:
    if facts.organ_level not in GOVERNMENTS:
        return ""
    return ASSESSED + (NOBODY_HELD if facts.records.is_accountability_clear else "责任追究方面，另行说明。")


def _missing_quarters(facts: WordingFacts) -> str:
    """Return the quarters without a meeting in words: 第二、四季度."""
    missing = [word for number, word in enumerate(QUARTERS, 1) if number not in facts.records.quarters]
    return f"第{'、'.join(missing)}季度" if missing else ""
