"""Signs that a text speaks of one person: a name before it, a pronoun of kin, a form's label."""

from __future__ import annotations

import re

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶"
    "幸司韶郜黎蓟薄印宿白海哈兰买锁纳怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄"
    "晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙"
    "乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仝撒虎母拜丹妥者冶"
)
# 高血压、白血病、糖尿病 and their like begin with a surname and are none.
# So do many words of rules: 关爱精神病患者, 严重精神障碍.
NO_NAMES = (
    "高血|白血|白内|康复|乳腺|结核|肺结|精神|严重|包括|包含|高发|高危|高龄|常见|全[县国省市区镇乡民面部体]|关[爱注心于]|应对|强化|广大|任何|成[人年]"
    "|申请|宣[传讲]|计划|明[确显]|单[病纯]|支[持付]|经[济费]|安[全排]|公[共示开]|时期|万[元人]|连续|和其|向[患其]|温馨|左右|都[是有]|房颤|于加|干[部预]"
)
NAME = (
    rf"(?!{NO_NAMES})[{SURNAMES}]"
    r"(?:[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002ffff]{1,2}|某{1,2}|[*＊×]{1,2})"
)
# A name that is said to be one: behind a label, or before sex, age, a comma with something personal.
LABELLED_NAME = re.compile(
    rf"(?:姓名|户主|患者|病人|申请人|救助对象|监护人|联系人|学生|儿童|本人|村民|居民|同志|低保户|特困人员|残疾人)[:：]?\s*{NAME}?"
)
PERSON = re.compile(
    rf"(?:姓名|户主|患者|病人|申请人|本人|村民|居民|其(?:妻子?|丈?夫|子|女|儿子|女儿|父亲?|母亲?|孙子|孙女)|{NAME}\s*[,，、(（：:]\s*(?:男|女|现年|今年|[0-9]{{1,3}}岁|系|患|因|身份证))"
)


def speaks_of_a_person(text: str) -> bool:
    """Whether a stretch of text names a person or stands in a person's form."""
    return bool(PERSON.search(text))
