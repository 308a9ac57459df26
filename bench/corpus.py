"""Records as a county publishes them: titles and texts from real-looking parts, the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mingbai.search.values import Record, RecordKind

FIRST = datetime(2016, 1, 1, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
DAYS = 3650
TOWNS = "白阳镇 王洼镇 古城镇 新集乡 城阳乡 红河镇 冯庄乡 小岔乡 孟塬乡 罗洼乡 交岔乡 草庙乡".split()
VILLAGES = "陡坡 双磨 中庄 阳坪 石沟 玉垴 白岔 柳湾 东沟 姬山 崾岘 任湾 周沟 袁老庄 南山 刘台 余沟 赵洼 罗堡 岘口".split()
SUBJECTS = (
    "临时救助资金发放情况 农村低保对象动态调整公示 高标准农田建设项目招标公告 三公经费决算公开 耕地地力保护补贴明细 "
    "危房改造补助名单 特困供养人员名册 村务公开月报 征地补偿安置方案 乡村道路硬化工程验收公告 "
    "退耕还林补助兑现 残疾人两项补贴发放 医疗救助对象名单 城乡居民养老保险缴费 行政处罚决定书 "
    "政府采购合同公告 安全生产检查通报 森林草原防火工作方案 疫情防控通告 人事任免通知 "
).split()
SENTENCES = (
    "经村民代表会议评议并张榜公示无异议 按照上级有关文件精神现将有关事项公告如下 资金通过一卡通直接发放到户 "
    "联系电话0954-7012345监督举报电话12345 请有关单位认真贯彻执行并及时报送落实情况 项目总投资包括中央财政资金和地方配套 "
    "公示期为七个工作日如有异议请书面反映 本通知自印发之日起施行有效期五年 工程内容为土地平整灌溉排水田间道路 "
    "符合条件的家庭可以向户籍所在地提出申请 审核确认后按月发放最低生活保障金 参加投标的单位应当具有独立法人资格 "
    "对工作不力造成后果的依规依纪追究责任 各村两委要组织入户核查做到应保尽保应退尽退 采购方式为竞争性磋商 "
    "处罚依据为安全生产法第一百一十四条 现场检查发现消防通道被占用 会议强调要坚持问题导向压实主体责任 "
    "农户自筹部分由村集体统一组织 经县人民政府研究决定同意你单位的请示"
).split()
SURNAMES, GIVEN = "王李张刘陈杨马赵黄周吴徐孙虎海妥", "建国小红伟芳秀英志强丽军敏静涛明超玉兰霞平刚桂学文祎堃"


def records(count: int) -> Iterator[Record]:
    """Yield this many records, each with its own moment, in no order of time."""
    dice = random.Random(20)
    seconds = DAYS * 86_400 // count
    order = list(range(count))
    dice.shuffle(order)
    for key, place in enumerate(order, 1):
        at = FIRST + timedelta(seconds=place * seconds)
        town, village, subject = dice.choice(TOWNS), dice.choice(VILLAGES), dice.choice(SUBJECTS)
        number = f"{town[:2]}政发〔{at.year}〕{dice.randrange(1, 400)}号" if key % 10 == 0 else ""
        name = f"{dice.choice(SURNAMES)}喆" if key % 5000 == 0 else dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, 2))
        said = "。".join(dice.sample(SENTENCES, 9))
        yield Record(
            kind=RecordKind.ENTRY,
            key=key,
            organs=(f"village-{VILLAGES.index(village)}", f"town-{TOWNS.index(town)}", "county"),
            address=f"/town/entries/{key}/",
            at=at,
            title=f"{town}{village}村{at.year}年{at.month}月{subject}",
            number=number,
            text=f"{said}。户主：{name}，金额{dice.randrange(100, 99999)}元。",
            field=f"field{SUBJECTS.index(subject)}",
            item=f"20.{1 + SUBJECTS.index(subject) % 15}",
        )
