"""What the three kinds of messages are for, in a sentence each, and where a message stands."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.statute.mailbox.states import MessageKind, MessageState

ABOUT: Mapping[MessageKind, str] = {
    MessageKind.ADVICE: "问政策、问办事，提意见和建议",
    MessageKind.MISTAKE: "网页上写错了、打不开、过期了",
    MessageKind.COMPLAINT: "反映侵害群众利益、不作为、乱作为的事",
}
HEADINGS: Mapping[MessageKind, str] = {
    MessageKind.ADVICE: "咨询、提意见",
    MessageKind.MISTAKE: "指出网页上的错误",
    MessageKind.COMPLAINT: "投诉举报",
}
WHERE: Mapping[MessageState, str] = {
    MessageState.RECEIVED: "已经收到",
    MessageState.HANDLING: "正在办理",
    MessageState.CHECKING: "正在办理",
    MessageState.ANSWERED: "已经答复",
    MessageState.MOVED: "已经转给别的单位",
    MessageState.REDIRECTED: "请到别处办",
    MessageState.SET_ASIDE: "没有办理",
}
