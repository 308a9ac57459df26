"""Persons named in a paragraph, a cell or a list, as those it is about; officials and the words of a rule are not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from mingbai.privacy.persons import NAME as SHAPE
from mingbai.privacy.persons import NO_NAMES, SURNAMES

# Words that begin with a surname and are no names.
WORDS = (
    "农[村民户业机贸技]|双[女职方边日]|单[亲位项次人身户方]|安[置排全装徽保]|易[返发地]|空[巢白气间]|常[住年见态务规用委]|高[中校龄危风标质效原铁考温]|金[额融属]"
    "|万[元人户亩]|方[法式案面便]|时[间限候段]|原[因则件来州有告]|水[平利源库电费窖]|石[油材]|车[辆祸站位]|项目|田[间地]|江[河苏西]|解[决释除读]|应[当急该]"
    "|明[年确显]|成[员效立本果年部]|伍建|全[部年体面程额家社流过]|支[出付持]|经[济营费过办历释审调]|计[划生算]|党[员委支]|文[件化明]|任[务职何期]|通[知过告信报]|边[缘远]|符合|满[足意]"
    "|相关|查[询看处]|那[么些]|后[续期]|向[上下前本]|管[理护]|施[工行]|幸福|古城|城阳|王洼|孟塬|冯庄|罗洼|交岔|草庙|新集|小岔|红[河色十]|白阳|平[均台方时]|祖[国籍]|国[家务]"
    "|家[庭属长里]|权[利益限]|严[重格厉禁]|干[部旱]|部[门分]|程[序度]|步[骤行]|强[化制度]|左右|翁婿|康复|寿命|鱼塘|容易|越来|养[老殖]|简[称易介单]|曾经|关[于注系]"
    "|游客|商[业品]|温度|充[分足]|谷物|广[大泛]|利[用率息益]|师生|历[年史]|范[围例]|季度|宁[夏肃可]|花[费卉]|宣传|包[括含扎]|荣誉|山[区地]|武装|白[内血天酒]"
    "|印[发章]|池塘|申[请报诉]|扶[贫持]|牛[羊奶场]|尚未|别[的人]|终[止身]|居[民委住]|衡量|母[亲婴]|妥善|华[侨夏]|章程|云[南计]|益于|丰[富收]|融合|冷[链藏]|勾选|巴士|景[区观]|苗木"
    "|柳树|雷电|毕业|余[额下]|元月|黄[色河牛]|贫困|游泳|老人|支农|和谐|公[开示告共民安平正]|祝贺|纪[律检念]|项[下内]|厉行|终审|段落|周[期边围]|房[屋产]|胡[麻同萝]|陆[续地]|荀况|祁连"
)
OFFICE = (
    "县长|镇长|乡长|局长|主任|书记|院长|校长|园长|所长|站长|队长|组长|部长|科长|处长|主席|委员|常委|代表|同志|医生|医师|大夫|护士|教授|专家|记者|老师|教师|干部|经办|经办人|联系人"
    "|负责人|责任人|工作人员|法定代表人|党员|调研员|干事|会计|出纳|审核人?|签发人?|复核人?|填表人?|制表人?|统计人?|报送人|监督员|包抓领导|帮扶人|帮扶责任人|领导|作者|编辑|来源|驻村|队员|法人|经理|董事长|律师|检察官|法官"
)
LABEL = (
    "户主|申请人|患者|病人|姓名|本人|村民|居民|群众|社员|低保户|低保对象|特困户|特困人员|供养人员|五保户|脱贫户|贫困户|监测户|监测对象|救助对象|帮扶对象|困难户|困难学生|残疾人|学生|考生|孤儿|老人"
    "|死者|伤者|遗属|农民|农户|职工|受助人|受益人|被救助人|当事人|对象"
)
NAME = rf"(?!{WORDS})(?:{SHAPE})"
ANONYMOUS = rf"[{SURNAMES}](?:某{{1,2}}|[*×○〇]{{1,2}})(?![\u4e00-\u9fff]{{0,2}}(?:村|公司|小区))"
# Three characters of which none is a word of grammar: 马小军, whatever verb follows.
GRAMMAR = "的了是在和与及或不应须可将由从按据照经对向为给把被让使其该本此各每有无等至到"
LONG = rf"(?!{WORDS})(?!{NO_NAMES})[{SURNAMES}](?:(?![{GRAMMAR}])[\u4e00-\u9fff]){{2}}"
NEXT = (
    r"(?=[^\u4e00-\u9fff]|$|[患因系家户男女于在等及和与其一现年今住经享领获被常长突遭受丧无夫全每共近去确先自从的身生得查本时了])"
)
COUNTED = r"(?:现年|今年|年龄)?[0-9]{1,3}(?:周)?岁"
PERSON = re.compile(
    rf"(?P<anonymous>{ANONYMOUS})"
    rf"|(?:{LABEL})(?:[:：]|为|是|名单[:：])?\s*(?P<labelled>(?:{NAME}){NEXT}|{LONG})"
    rf"|(?P<described>{NAME})(?:[\s,，、(（:：]*(?:男|女)(?![\u4e00-\u9fff])|[\s,，、(（:：]*(?:{COUNTED}|身份证|现年|今年)|系[\u4e00-\u9fff]{{1,12}}[村人户])"
    rf"|(?P<housed>{NAME})(?:一家|全家|(?<![用账商门农住客租落])户(?!主|均|数|籍|口|用|内|型|厕|为)|(?<!国)家(?:庭|中|里|境)|夫[妇妻]|老[人汉]|的?(?:妻子|丈夫|儿子|女儿|父亲|母亲|孙子|孙女|爱人|家属|(?<!国)家))"
    rf"|(?:[村组队社]|社区)(?P<placed>{NAME})(?=[因患系家户,，(（、])"
    rf"|(?P<paid>{NAME})[\s,，、:：(（]*[0-9][0-9,.]*\s*万?元"
    rf"|(?:给予|发放给|救助了?|慰问了?|看望了?|帮扶了?|走访了?|资助了?|纳入|为|向|对|将|给)(?P<given>(?:{NAME}){NEXT}|{LONG}(?=[^村镇乡县的]))"
    rf"|(?:^|[。；;！\n])\s*(?:[(（]?[0-9一二三四五六七八九十]{{1,3}}[、.．)）\s]\s*)?(?P<first>{NAME})(?=[\s,，、:：(（\t])"
    rf"|(?:(?<=[\s,，、:：;；。\t])|^)(?P<listed>{NAME})(?=[、\s\t]+{NAME}(?:[、,，\s0-9]|等|$))"
    r"|(?P<kin>(?:其|该)(?:妻子?|丈?夫|子|女|儿子|女儿|父亲?|母亲?|孙子|孙女|户)(?=[患因系家现年今住经常长突遭受丧无身生得查]|$|[^\u4e00-\u9fff]))",
    re.MULTILINE,
)
PAID = re.compile(rf"(?!元)({LONG}|{ANONYMOUS})[\s,，、:：(（]*[0-9][0-9,.]*\s*万?元(?!/)")
OFFICE_BEFORE = re.compile(rf"(?:{OFFICE})(?:[:：]|为|是)?\s*$")
OFFICE_AFTER = re.compile(rf"^[\s(（]*(?:副|县|镇|乡|村|局|党委|总)*(?:{OFFICE})")
ALONE = re.compile(rf"(?:(?!{WORDS})(?:{SHAPE})|{ANONYMOUS})")
GEOGRAPHIC = re.compile(r"..?[村镇乡县市区局站院校]|.[沟塬岔洼湾梁川堡寨坪岘庄河山泉]|.家[沟塬岔洼湾梁川堡寨坪岘庄河山嘴]")
PIECES = re.compile(r"[、,，;；\s/]+")
NUMBERED = re.compile(r"^\s*[(（]?[0-9一二三四五六七八九十]{1,3}[、.．)）\s]\s*")
LOOK = 10


def persons(text: str, taken: Sequence[tuple[int, int]] = ()) -> bool:
    """Return whether a paragraph is about a person named in it; what stands at the places `taken`, in order, is no name."""
    starts = sorted(taken)
    for found in PERSON.finditer(text):
        name = found.lastgroup or ""
        start, end = found.span(name)
        if name == "kin":
            return True
        if _overlaps(starts, start, end) or GEOGRAPHIC.fullmatch(text[start:end]):
            continue
        before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
        if not OFFICE_BEFORE.search(before) and not OFFICE_AFTER.search(after):
            return True
    return False


def is_name(cell: str) -> bool:
    """Return whether a whole cell or item reads like the name of a person, in full or masked."""
    said = "".join(cell.split())
    return ALONE.fullmatch(said) is not None and not GEOGRAPHIC.fullmatch(said)


def are_names(line: str) -> bool:
    """Return whether a line holds nothing but names, numbered or not."""
    pieces = [piece for piece in PIECES.split(NUMBERED.sub("", line.strip().rstrip("。.等"))) if piece]
    return bool(pieces) and all(map(is_name, pieces))


def holds_names(cells: Iterable[str]) -> bool:
    """Return whether most cells of a column are names, and not one name or word over and over."""
    said = [text for cell in cells if (text := "".join(cell.split()))]
    names = [text for text in said if is_name(text)]
    return len(set(names)) >= 2 and len(names) * 10 >= len(said) * 6


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (end, 0))
    return place > 0 and taken[place - 1][1] > start
