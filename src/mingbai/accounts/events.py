"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "account.appointed": "开账号并任命",
    "account.post_added": "加岗位",
    "account.post_confirmed": "确认任命",
    "account.post_released": "在服务器上放行岗位",
    "account.post_ended": "结束岗位",
    "account.post_chosen": "选岗位",
    "account.deactivated": "停用账号",
    "account.reactivated": "恢复账号",
    "account.password_changed": "改密码",
    "account.password_refused": "现在的密码没有核对上",
    "account.password_reset": "重设密码",
    "account.password_given": "在服务器上重设密码",
    "account.code_enrolled": "启用验证码",
    "account.code_removed": "停用验证码",
    "account.code_reset": "取消验证码",
    "account.code_failed": "验证码不对",
    "account.signed_in": "登录",
    "account.signed_out": "退出",
    "account.sign_in_failed": "登录失败",
    "account.locked": "登录被锁定",
}
