"""The documents that the rules on messages rest on; none of them was read in the original."""

from __future__ import annotations

from mingbai.statute.citation import Citation, Confidence, practice

GUIDE = Citation("政府网站发展指引", "", "国办发〔2017〕47号", Confidence.PARTLY)
OPINION = Citation("加强政府网站信息内容建设的意见", "", "国办发〔2014〕57号", Confidence.PARTLY)
INDICATORS = Citation("政府网站与政务新媒体检查指标", "（互动回应差）", "国办秘函〔2019〕19号")
FOUND_WRONG = Citation("政府网站与政务新媒体监管工作年度考核指标", "", "国办秘函〔2019〕19号", Confidence.PARTLY)
COMPLAINTS = practice("投诉举报的答复期限没有全国统一规定：15个工作日，由县里定")
SECOND_PERSON = practice("来信的答复由另一个人看过问和答再发出")
