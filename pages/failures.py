"""What a page says when a request cannot be answered: whole sentences in four languages.

The texts stand here and not among the interface texts: a failing site must neither look up
a language, nor ask the database, nor find a file by its hashed name to show them.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from translations.languages import HTML_CODES, LANGUAGES

HOME = {"en": "Home page", "vi": "Trang chủ", "zh-hans": "首页", "zh-hant": "首頁"}
IN_OTHER_LANGUAGES = {"en": "Languages", "vi": "Ngôn ngữ", "zh-hans": "语言", "zh-hant": "語言"}
WRITE_TO = {
    "en": "If it goes on, write to",
    "vi": "Nếu vẫn chưa được, hãy viết thư tới",
    "zh-hans": "如果问题持续，请写信至",
    "zh-hant": "如果問題持續，請來信至",
}
# By the name of the template: (title, what to do) in each language.
WORDS = {
    "400": {
        "en": (
            "This request could not be read",
            "Check the address, or start again from the home page.",
        ),
        "vi": (
            "Không đọc được yêu cầu này",
            "Hãy kiểm tra lại địa chỉ hoặc bắt đầu lại từ trang chủ.",
        ),
        "zh-hans": ("无法读取此请求", "请检查网址，或从首页重新开始。"),
        "zh-hant": ("無法讀取此請求", "請檢查網址，或從首頁重新開始。"),
    },
    "403": {
        "en": (
            "You may not see this page",
            "It needs an account with other rights. If you have one, sign in and try again.",
        ),
        "vi": (
            "Bạn không có quyền xem trang này",
            "Trang này cần tài khoản có quyền khác. Nếu có, hãy đăng nhập rồi thử lại.",
        ),
        "zh-hans": ("您无权查看此页", "此页需要具有其他权限的账户。如有此类账户，请登录后重试。"),
        "zh-hant": ("您無權檢視此頁", "此頁需要具有其他權限的帳號。如有此類帳號，請登入後再試。"),
    },
    "403_csrf": {
        "en": (
            "Your form could not be accepted",
            "The page had been open too long, or cookies are blocked. "
            "Go back, reload the page and send it again.",
        ),
        "vi": (
            "Không nhận được biểu mẫu của bạn",
            "Trang đã mở quá lâu hoặc cookie bị chặn. Hãy quay lại, tải lại trang rồi gửi lại.",
        ),
        "zh-hans": (
            "无法接受您提交的表单",
            "页面打开时间过长，或Cookie被阻止。请返回并重新加载页面，然后再次提交。",
        ),
        "zh-hant": (
            "無法接受您送出的表單",
            "頁面開啟過久，或Cookie遭封鎖。請返回並重新載入頁面，再送出一次。",
        ),
    },
    "429": {
        "en": (
            "Too many requests from your address",
            "Please wait a minute, then load the page again. Nothing was lost.",
        ),
        "vi": (
            "Có quá nhiều yêu cầu từ địa chỉ của bạn",
            "Vui lòng chờ một phút rồi tải lại trang. Không có gì bị mất.",
        ),
        "zh-hans": ("来自您的地址的请求过多", "请稍候一分钟，再重新加载页面。没有内容丢失。"),
        "zh-hant": ("來自您位址的請求過多", "請稍候一分鐘，再重新載入頁面。沒有內容遺失。"),
    },
    "500": {
        "en": ("Sorry, there is a problem with the service", "Please try again in a few minutes."),
        "vi": ("Xin lỗi, dịch vụ đang gặp sự cố", "Vui lòng thử lại sau ít phút."),
        "zh-hans": ("抱歉，服务出现问题", "请几分钟后再试。"),
        "zh-hant": ("抱歉，服務發生問題", "請於幾分鐘後再試一次。"),
    },
}


@dataclass(frozen=True)
class Notice:
    """What went wrong and what to do, in one language."""

    language: str
    title: str
    advice: str

    @property
    def lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.language]

    @property
    def languages(self) -> str:
        """Return what the links to other languages are called."""
        return IN_OTHER_LANGUAGES[self.language]

    @property
    def home(self) -> str:
        """Return what the home page is called."""
        return HOME[self.language]

    @property
    def write_to(self) -> str:
        """Return what leads to the address of the editors."""
        return WRITE_TO[self.language]


def notices(kind: str, path: str = "") -> list[Notice]:
    """Return what a failure says: in the language of an address, else in all four."""
    first = path.split("/")[1] if path.startswith("/") else ""
    spoken = (first,) if first in LANGUAGES else LANGUAGES
    return [Notice(language, *WORDS[kind][language]) for language in spoken]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: the request made no sense."""
    return HttpResponse(render_to_string("400.html", {"request": request}), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without anything that may have failed."""
    return HttpResponse(render_to_string("500.html", {"request": request}), status=500)
