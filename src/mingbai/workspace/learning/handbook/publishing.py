"""The chapters on publishing unasked: what, what not, by when, how it is written and reviewed, and the organ's own catalogue."""

from __future__ import annotations

from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values.due import limit_of
from mingbai.catalogue.values.lines import LineRow
from mingbai.privacy.advice import KIND_WORDS, advice, article
from mingbai.rendering.casepaper.value import Prose
from mingbai.statute.disclosure.committees import affairs
from mingbai.statute.disclosure.deliveries import STATE_WORDS as DELIVERY_WORDS
from mingbai.statute.disclosure.deliveries import DeliveryState
from mingbai.statute.disclosure.exemptions import grounds
from mingbai.statute.disclosure.items import statutory_items
from mingbai.statute.disclosure.limit_text import term_words, words
from mingbai.statute.disclosure.limits import ARTICLE_26, AT_ONCE, NEVER_WIDER, PERMITS, STANDARD
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range, default_range
from mingbai.statute.disclosure.review import ACT_WORDS, REVIEW_WORDS, REVIEWER, REVIEWS, EntryAct
from mingbai.statute.posts import POST_WORDS
from mingbai.workspace.duties.advice import ADVICE
from mingbai.workspace.learning.handbook.parts import HandbookReader, Part, listed

WEIGHTS = {"must": "不得公开", "relative": "原则上不公开", "may": "可以不公开"}
ASKED = {
    "first_review": "该不该公开、事实和数字对不对、要素齐不齐、个人信息遮了没有。",
    "secrecy_review": "有没有国家秘密、工作秘密、敏感内容；机器拦下的，只有这一道可以写明理由放行。",
    "final_review": "同不同意以本机关的名义公开，给谁看，哪天发。",
}


def work(reader: HandbookReader) -> tuple[Part, ...]:
    """Return what the work is and who does what."""
    said = (
        "政务公开有两半：该公开的主动公开，有人申请的依法答复。做完了要能证明：哪天公开的、谁审的、哪天答复的。",
        "不用背法条。每件任务、每份稿子旁边都写着依据哪一条、到哪天、写什么、谁审查。",
        "拿不准的，先存着不送审，问本机关的科室负责人，或者打县政务公开办公室的电话。",
    )
    rows = [(POST_WORDS[REVIEWER[stage]], REVIEW_WORDS[stage], ASKED[stage.value]) for stage in REVIEWS]
    rows.insert(0, ("经办", "起草、送审、登记", "照任务写，照目录的要素写全；审查通过以后发布，再发到别的渠道。"))
    return Prose(said), listed("谁做什么", "岗位 2 做哪一步 2 管什么 5", rows)


def open_items(reader: HandbookReader) -> tuple[Part, ...]:
    """Return what the law makes this organ publish."""
    if found := affairs(reader.organ.level, reader.on):
        said = f"{found.citation}要求公布下面这些，{found.cycle}。公布在{found.board}，给{found.readers}看。"
        return Prose((said,)), listed(found.name, "事项 8", [(one,) for one in found.items])
    rows = [(str(one.citation), one.text) for one in statutory_items(reader.organ.level, reader.on)]
    said = "条例写明要主动公开的，一条不能少。标准目录把它们分成事项，写明要素、时限、渠道；目录没有列的，条例列了也要公开。"
    return Prose((said,)), listed("条例列举的", "条款 3 内容 7", rows)


def closed(reader: HandbookReader) -> tuple[Part, ...]:
    """Return what is not published, and what is masked."""
    refused = [
        (str(one.citation), WEIGHTS[one.weight], f"{one.text}{'。' + one.unless if one.unless else ''}") for one in grounds()
    ]
    personal = [(words, advice(kind), article(kind, reader.on)) for kind, words in KIND_WORDS.items()]
    village = default_range("21.8", "社会救助", "救助名单", True, reader.on)
    said = (
        "不公开只能依据条例第14条、第15条、第16条，要写明是哪一条。说不出是哪一条的，就应当公开。",
        "一份材料里有能公开的，也有不能公开的，遮掉不能公开的，其余照样公开。",
        f"{village.reason}范围选“{RANGE_WORDS[Range.VILLAGE]}”，网站上人人能打开的页面不出现名单（{village.citation}）。",
    )
    return (
        Prose(said),
        listed("不公开的依据", "条款 2 轻重 2 内容 6", refused),
        listed("个人信息怎么处理", "是什么 2 怎么办 5 依据 3", personal),
    )


def by_when(reader: HandbookReader) -> tuple[Part, ...]:
    """Return the limits of publishing."""
    rows = [
        ("一般的信息", term_words(STANDARD), str(ARTICLE_26)),
        ("行政许可、行政处罚的决定", "自作出之日起7个工作日", str(PERMITS.document_number)),
        ("目录写得更短的", "按目录", "标准目录的“公开时限”"),
        ("目录写“及时”的", "当天公开，最迟按条例第26条", str(AT_ONCE)),
    ]
    said = (
        "工作日从第二天算起，不算周末和放假的日子，算上调休上班的日子。系统照放假通知算，您只要看那一天。",
        f"{NEVER_WIDER}。法律、法规另有期限的，从其规定。",
    )
    return Prose(said), listed("几天", "什么信息 3 期限 4 依据 3", rows)


def way(reader: HandbookReader) -> tuple[Part, ...]:
    """Return how one piece of information becomes public."""
    steps = [
        ("1", "从今日或者公开任务点“去起草”", "标题、要素、附件。系统边写边查，自动保存。"),
        ("2", "看检查的结果", "红的不改不能送审；黄的说明一句。附件里的个人信息，按“遮一份”生成公开的一份。"),
        ("3", f"按“{ACT_WORDS[EntryAct.SUBMIT]}”", "稿子不能再改；要改就撤回修改。"),
        *((str(number), REVIEW_WORDS[stage], ASKED[stage.value]) for number, stage in enumerate(REVIEWS, 4)),
        ("7", "发布", "网站上马上看得到；也可以定时。公开以后要改，按“更正已公开的内容”，每一版都留着。"),
        ("8", "发到别的渠道", f"照页面上备好的文字发出去，把网址贴回来，变成“{DELIVERY_WORDS[DeliveryState.DELIVERED]}”。"),
    ]
    said = "三道审查由三个人办，一个人不办两道，自己写的自己不能审。退回的，改了再送，意见都留着。"
    return Prose((said,)), listed("一步一步", "步 1 做什么 4 说明 7", list(steps))


def writing(reader: HandbookReader) -> tuple[Part, ...]:
    """Return how each kind of element is written, with an example."""
    rows = [("、".join(names.split()[:3]), says, example) for names, says, example in ADVICE]
    said = "目录里的每个要素都要写到。没有发生的写“没有”或者0，不要空着。"
    return Prose((said,)), listed("要素怎么写", "要素 2 怎么写 5 例子 4", rows)


def own_catalogue(reader: HandbookReader) -> tuple[Part, ...]:
    """Return the organ's catalogue, one list a field."""
    fields: dict[str, list[LineRow]] = {}
    for row in catalogue.lines_for(reader.organ, reader.on):
        fields.setdefault(row.field, []).append(row)
    said = f"{reader.organ.name}要公开的事项，按领域。时限是从形成或者变更那天起。"
    shown = (listed(field, "事项 3 要素 5 时限 2", [_line(row, reader) for row in rows]) for field, rows in fields.items())
    return Prose((said,)), *shown


def _line(row: LineRow, reader: HandbookReader) -> tuple[str, str, str]:
    limit = words(limit_of(row, reader.on, row.effective_unit).limit) or term_words(STANDARD)
    return row.title, "；".join(row.elements) or "目录没有列要素", limit
