"""What an address of open data answers when it has nothing to give: always the same small object."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

PLACES = ("/api/", "/feeds/", "/data/")
JSON = "application/json; charset=utf-8"
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Retry-After"}
NOT_FOUND = "没有这个地址，或者这里没有公开的内容。地址和参数见 /api/ 。"
SENTENCES = {
    400: ("bad_request", "看不懂这个请求。地址和参数见 /api/ 。"),
    403: ("forbidden", "不能这样用。只接受 GET 和 HEAD。"),
    404: ("not_found", NOT_FOUND),
    500: ("failed", "网站出了问题，不是您的问题。请过几分钟再来。"),
}


class Refusal(Exception):
    """A request that is answered with an error; `wait` says after how many seconds it may come again."""

    def __init__(self, status: int, code: str, message: str, wait: int = 0) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.wait = status, code, message, wait

    def answer(self) -> HttpResponse:
        """Return it as an answer."""
        said = {"error": {"code": self.code, "message": self.message}}
        headers = {**OPEN, "Cache-Control": "no-store"}
        if self.wait:
            headers["Retry-After"] = str(self.wait)
        return HttpResponse(json.dumps(said, ensure_ascii=False), content_type=JSON, status=self.status, headers=headers)


def is_open_data(request: HttpRequest) -> bool:
    """Return whether other systems ask here, which read no pages."""
    return request.path_info.startswith(PLACES)


def plain(status: int) -> HttpResponse:
    """Return the answer for a request that reached no view, or none that finished."""
    code, message = SENTENCES[status]
    return Refusal(status, code, message).answer()
