"""What government files are full of and is nobody's personal data."""

from __future__ import annotations

from random import Random

_LINES = (
    "联系电话：0954-701{n4}（彭阳县白阳镇人民政府办公室）",
    "办公电话 (0954)70{n5}，传真0954-701{n4}，监督电话12345",
    "地址：彭阳县白阳镇政府街{n2}号彭阳县人民政府政务大厅二楼",
    "彭阳县人民医院地址为彭阳县兴彭大街{n2}号，急救电话120",
    "统一社会信用代码：{credit}",
    "根据《自治区人民政府办公厅关于做好有关工作的通知》（宁政办发〔2020〕{n2}号）精神，制定本方案。",
    "彭政发〔2021〕{n2}号、固财（农）指标〔2022〕{n3}号、宁发改审发〔2019〕{n3}号",
    "本次共下达资金{money}元，其中中央资金{money}元，自治区资金{n4}.{n2}万元。",
    "招标编号：NXPY-2021-0{n3}，项目代码：2103-640425-04-01-{n6}",
    "不动产权证号：宁（2020）彭阳县不动产权第000{n4}号",
    "公示时间：2021年3月{d}日至2021年3月31日，共7个工作日。",
    "自2020年1月1日起，全县企业退休人员基本养老金月人均增加{n3}元。",
    "城乡居民基本医疗保险对高血压、糖尿病门诊用药按50%报销，尿毒症透析纳入门诊大病。",
    "国家重大公共卫生服务项目包括结核病、艾滋病防治和精神卫生工作，全年筛查{n4}人次。",
    "全县持证残疾人{n4}人，其中肢体残疾{n3}人、视力残疾{n3}人、一级残疾{n3}人、二级残疾{n3}人。",
    "残疾人两项补贴标准：一级、二级重度残疾人护理补贴每人每月{n2}元。",
    "6周岁以下儿童免费接种疫苗，14周岁以下儿童住院报销比例提高5个百分点。",
    "ISBN 978-7-302-{n5}-{n1}，中国统计出版社2020年版",
    "客服热线：95588、95599、4006{n6}，银行网点均可咨询。",
    "宁ICP备1900{n4}号-1 宁公网安备 64042502000{n3}号 网站标识码6404250001",
    "经度106.{n6}，纬度35.{n6}，海拔1{n3}米，面积{n4}.{n2}平方公里",
    "2018年 {n6} {n5} {n6}；2019年 {n6} {n5} {n6}；2020年 {n6} {n5} {n6}",
    "法定代表人由董事会选举产生，注册资本{money}元，成立日期2015-06-{d}。",
    "咨询时间为每周一至周五上午8:30-12:00，下午14:30-18:00，邮政编码756500。",
    "《中华人民共和国政府信息公开条例》第十五条规定，涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。",
    "涉密人员应当遵守保密规定，国家秘密的密级分为绝密、机密、秘密三级。",
    "公务用车运行维护费{n2}万元，车辆保有量{n2}辆，比上年减少{n1}辆。",
    "合同编号：HT-2021-{n4}，发票代码0640019{n5}，发票号码{n8}",
    "身份证号642226********{n2}1X，手机138****{n4}，银行卡尾号{n4}",
    "申请人携带身份证、户口本、银行卡复印件到白阳镇民生服务中心办理。",
    "建设地点：彭阳县白阳镇崾岘村、双磨村、白岔村，涉及{n3}户{n4}人。",
    "道路起点K0+000，终点K{n2}+{n3}，全长{n2}.{n3}公里，设计时速20km/h。",
)
_CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def credit_code(random: Random) -> str:
    """Return a unified social credit code with a valid check character; many consist of digits alone."""
    first = random.choice(("11640425", "91640425", "12640425")) + "".join(random.choice("0123456789") for _ in range(9))
    total = sum(_CREDIT_LETTERS.index(letter) * weight for letter, weight in zip(first, _CREDIT_WEIGHTS, strict=True))
    return first + _CREDIT_LETTERS[(31 - total % 31) % 31]


def trap(random: Random, number: int | None = None) -> str:
    """Return one line that must not be reported."""
    line = random.choice(_LINES) if number is None else _LINES[number % len(_LINES)]
    while "{n" in line:
        at = line.index("{n")
        digits = int(line[at + 2])
        line = line[:at] + str(random.randint(10 ** (digits - 1), 10**digits - 1)) + line[at + 4 :]
    money = f"{random.randint(10_000, 99_999_999):,}.{random.randint(0, 99):02}"
    return line.replace("{money}", money).replace("{credit}", credit_code(random)).replace("{d}", str(random.randint(10, 28)))


def figures(random: Random, rows: int) -> list[list[str]]:
    """Return a table of long figures with headings, as statistics are published."""
    head = ["指标名称", "代码", "2019年", "2020年", "累计金额", "文号"]
    names = ("地区生产总值", "财政收入", "户籍人口", "常住人口", "耕地面积", "粮食产量", "固定资产投资", "项目编号")
    body = [
        [
            names[index % len(names)],
            f"{random.randint(1, 99):02}",
            str(random.randint(10_000_000_000, 12_999_999_999)),
            str(random.randint(20_000_000_000, 99_999_999_999)),
            f"{random.randint(10**9, 10**12)}.{random.randint(10, 99)}",
            f"彭财发〔2020〕{random.randint(1, 300)}号",
        ]
        for index in range(rows)
    ]
    return [head, *body]
