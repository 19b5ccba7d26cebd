# ruff: noqa: E501 - lists of words, one a line, read better whole.
"""The words by which blocks that are no part of an article give themselves away.

Patterns are read against folded text: NFKC, lower case, Traditional as Simplified. None has
a repetition inside a repetition, and each is asked of short texts only.
"""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

SHORT = 160
MIDDLE = 400


def fold(text: str) -> str:
    """Return a text as the patterns read it; marks of Vietnamese stay."""
    if text.isascii():
        return text.casefold()
    return _to_simplified().convert(unicodedata.normalize("NFKC", text).casefold())


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def _any(*parts: str, whole: bool = False, start: bool = False) -> re.Pattern:
    joined = "|".join(parts)
    if whole:
        return re.compile(rf"\W{{0,6}}(?:{joined})\W{{0,6}}$")
    return re.compile(rf"\W{{0,6}}(?:{joined})" if start else f"(?:{joined})")


COUNTED = (
    r"(?:shares?|comments?|views?|likes?|reads?|replies|followers|claps|lượt xem|lượt thích"
    r"|lượt chia sẻ|bình luận|chia sẻ|thích|阅读|评论|收藏|点赞|转发|分享|赞|跟贴|跟帖|留言"
    r"|浏览|浏览人次|浏览次数|点击|点阅|赞赏|打赏|订阅人数|人参与|关注|关注度|文章数|播放|订阅|粉丝|人气|回复|回应)"
)
_NUMBER = r"\d[\d.,]{0,12}\s?(?:k|m|万|亿|千|tr|nghìn)?\+?"

SHARE = _any(
    r"分享(?:至|到|给|本文|这篇|文章)?(?:朋友圈|微信|微博|好友|qq空间|脸书|line)?",
    r"share(?: this)?(?: (?:article|story|post|page|on|to|via).{0,80})?",
    r"(?:share to|tweet|pin|e-?mail|print|copy link|save)(?: .{0,60})?",
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|zalo|weibo|wechat|line|reddit|微信|微博|qq)"
    r"(?:\W{1,6}(?:facebook|twitter|x|linkedin|whatsapp|telegram|zalo|weibo|wechat|line|reddit|微信|微博|qq)){0,8}",
    r"chia sẻ(?: (?:bài viết|lên|qua|bài).{0,60})?",
    r"(?:(?:点赞|赞赏|打赏|收藏|转发|转寄|复制(?:链接|连结)|打印|列印|扫码分享|lưu bài|in bài|sao chép liên kết)\s{0,3}){1,6}",
    r"(?:listen to this (?:article|story)|nghe bài viết|听新闻|听全文)(?: ?\(?\d{1,2}:\d{2}\)?)?",
    r"(?:阅读时间|阅读时长|time to read|reading time|thời gian đọc)\W{0,3}.{0,12}",
    whole=True,
)
COUNTS = re.compile(rf"(?:{_NUMBER}\s{{0,2}}{COUNTED}|{COUNTED}\W{{0,4}}{_NUMBER})")
COUNTS_LEFT = re.compile(r"[\w]{2,}")
CAPTION_START = _any(
    r"(?:图|照片|图片|题图|配图|资料图片?|插图|示意图|网络图|资料照片?|图源|图片来源|图片来自|图说"
    r"|图片说明|摄影|ảnh|hình|ảnh minh họa|ảnh tư liệu|chú thích ảnh|photo|photograph|image"
    r"|picture|pictured|file photo|photo credit|image credit|credit)"
    r"(?: ?\d{1,3})?(?:\s?[:/|丨.\])】]|来自|来源|由|: ?)",
    r"(?:图|照片|图片)为",
    r"ai ?(?:生成|制作|绘制)(?:的)?(?:图|图片|图像|照片|插图)",
    r"\[(?:photo|ảnh|image|图|照片)",
    r"(?:photo|image|picture|photograph)s? (?:by|courtesy|from|:)",
    start=True,
)
CAPTION_END = re.compile(
    r"(?:(?:ảnh|nguồn ảnh|photo|photograph|image|picture|credit|图|图源|摄影|图片来源)\s?[:/]"
    r"[^.。!?:]{1,50}"
    r"|(?:getty images|reuters|afp|ap photo|shutterstock|xinhua|vcg)"
    r"|(?:本报)?(?:记者|通讯员)?\s?[\w\s]{0,12}(?:摄|[/／]\s?摄影|摄影)(?:于.{1,14})?"
    r"|供图|via (?:getty|reuters|ap)[\w ]{0,12})[\s.。)\]】|]{0,4}$"
)
ADVERT = _any(
    r"(?:advertisement|advertorial|sponsored|quảng cáo|广告|推广|赞助内容|赞助|promoted)(?:\W.{0,120})?$",
    r".{0,40}(?:扫码(?:报名|下载|领取|关注)|下载(?:app|客户端)|download (?:our|the) app|buy me a coffee"
    r"|promo code|coupon|团购|优惠券|领券|折扣码|全站满|满\d{2,5}[减折免]|freeship|miễn phí vận chuyển|báo giá quảng cáo|đặt mua|mua ngay"
    r"|subscribe (?:now|today|for)|weeks? for \$|want your company)",
    start=True,
)
SPAM = re.compile(
    r"毛片|高清免费|免费观看|免费完整版|在线观看|无码|av网站|欲av|国产精品|欧美精品|成人视频|黄色网"
    r"|蜘蛛池|六合彩|百家乐|博彩|时时彩|真人娱乐|viagra|cialis|casino|porn|xxx|slot gacor|payday loan"
    r"|nhà cái|cá cược|lô đề|soi kèo|nổ hũ|phim sex|cờ bạc"
)
SPAM_ALONE = re.compile(r"蜘蛛池|av网站|毛片|slot gacor|phim sex")
LEGAL = re.compile(
    r"版权所有|版权归|著作权|未经(?:书面)?(?:授权|许可|同意|允许)|禁止转载|请勿转载|转载请|特别声明|免责声明"
    r"|法律责任|仅供参考|不构成.{0,6}建议|不代表.{0,10}(?:立场|观点)|icp备|icp证|公网安备|许可证.{0,30}\d{5}"
    r"|不良信息举报|举报电话|仅提供信息存储|采用 ?cc |all rights reserved|©|\(c\) ?\d{4}|copyright (?:\d{4}|notice)"
    r"|terms of (?:use|service)|privacy policy|cookie (?:settings|policy)|cookies? on your"
    r"|may not be (?:reproduced|published|copied)|registered in .{0,30}no\.|disclaimer"
    r"|only provides information storage|does not constitute|forward-looking statements"
    r"|bản quyền|giấy phép (?:số|hoạt động)|mọi quyền được bảo lưu|ghi rõ nguồn|cấm sao chép"
    r"|không được sao chép|chịu trách nhiệm nội dung|miễn trừ trách nhiệm"
)
LEGAL_START = _any(
    r"声明\s?:", r"copyright\b", r"bản quyền", r"licen[cs]ed under", r"disclaimer", start=True
)
COMMENTS = _any(
    r"(?:全部|网友|读者|最新|热门|精彩|精选)?(?:评论|留言|跟贴|跟帖|回应)(?:区|列表)?(?:\W{0,3}\d[\d,.万]{0,9}\W{0,3}[条则个]?)?",
    r"(?:\d[\d,.]{0,9} )?(?:comments?|replies|responses)(?: ?\(\d[\d,.]{0,9}\))?",
    r"(?:leave|post|write|add) (?:a |your )?(?:comment|reply).{0,40}",
    r"(?:\d[\d,.]{0,9} )?(?:bình luận|ý kiến(?: bạn đọc| độc giả)?)(?: ?\(\d[\d,.]{0,9}\))?",
    r"(?:gửi|viết) (?:bình luận|ý kiến).{0,40}",
    whole=True,
)
INVITATION = _any(
    r"(?:说说|聊聊|谈谈)(?:你|您|大家)",
    r".{0,12}(?:留言区|评论区)",
    r"(?:欢迎|登录后|发表).{0,8}(?:留言|评论)",
    r"(?:你|您)(?:怎么看|有什么看法)",
    r"(?:what do you think|let us know|tell us (?:what|in)|join the (?:conversation|discussion))",
    r"(?:bạn (?:nghĩ gì|nghĩ sao)|hãy để lại)",
    start=True,
)
RELATED = _any(
    r"(?:相关|热点|热门|推荐|延伸|更多|最新|往期|精彩|猜你|今日|编辑|同类|关联)(?:推荐|阅读|新闻|文章|链接|报道"
    r"|资讯|内容|稿件|新闻稿|回顾|喜欢|话题|专题|头条|热点|精选)(?: ?全部| ?更多)?",
    r"更多.{0,8}(?:新闻|报道|文章|内容|资讯)",
    r"(?:热门|人气|本日|本周|最多)(?:点阅|浏览|阅读|排行)",
    r"(?:其他人也看了|其他人还看了|大家也在看|你可能(?:会|也|还)?(?:喜欢|感兴趣).{0,6}|大家都在看|看过本文的人还看了|排行榜|点击排行|24小时热文|推荐|热榜|热文|本周热门|随机文章)",
    r"(?:read (?:more|next|also)|see also|also read|up next)",
    r"related(?: (?:articles?|stor(?:y|ies)|news|posts?|links?|reading|coverage|topics?|content))?",
    r"more (?:on this (?:story|topic)|stories|news|articles|headlines)",
    r"more (?:from|in|on|about|like) .{1,40}|also (?:from|in|by) (?:this|the) .{1,30}",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested).{0,12}|recommended(?: for you)?|trending(?: now)?)",
    r"(?:most (?:read|popular|viewed|shared)|popular(?: posts| now)?|latest (?:news|posts|stories)|editor'?s picks?)",
    r"(?:tin|bài|bài viết|tin tức)(?: tức)? (?:liên quan|mới|mới nhất|nổi bật|khác|nóng|đọc nhiều|cùng chuyên mục"
    r"|cùng chủ đề|cũ hơn|mới hơn)",
    r"(?:xem thêm|đọc thêm|xem nhiều(?: nhất)?|đọc nhiều(?: nhất)?|có thể bạn (?:quan tâm|thích)|đừng bỏ lỡ|cùng chuyên mục"
    r"|thủ thuật hay|đánh giá nhanh|tin hay|mẹo hay|chủ đề liên quan|đọc tiếp)",
    whole=True,
)
RELATED_LINE = _any(
    r"(?:related|read (?:more|next|also)|see also|more|older|newer|previous|next|also read|newsletter)\s?:",
    r"(?:xem thêm|đọc thêm|xem ngay|bài (?:cùng chuyên mục|liên quan|trước|sau|tiếp)|tin liên quan|đọc tiếp)\s?:",
    r"(?:相关(?:阅读|新闻|推荐|报道)|延伸阅读|推荐阅读|上一篇|下一篇|更多)\s?:",
    r"theo dõi .{1,40} (?:trên|tại|qua) ",
    r"đăng ký nhận (?:bản )?tin",
    r"(?:follow|subscribe to|sign up (?:for|to)) .{1,60}",
    r"(?:powered by|feed has) ",
    r"(?:扫码|长按|点击)?关注.{0,12}(?:公众号|微信)",
    start=True,
)
SECTION_TITLE = re.compile(
    r"\W{0,3}(?:财经|头条|体育|娱乐|科技|汽车|房产|艺术|亲子|教育|国际|国内|本地|军事|健康|时尚|旅游|热点|态度)"
    r"(?:要闻|新闻|原创|资讯|频道)\W{0,3}$"
)
NAVIGATION = _any(
    r"(?:网易|新浪|搜狐|腾讯|凤凰|人民)?(?:首页|主页|网易首页)\s?[>›»/|]",
    r"(?:home|trang chủ|首页)\s{0,2}[>›»|/·-]",
    r"(?:返回(?:顶部|首页|列表)|回到顶部|back to top|skip to (?:content|main).{0,20}|về đầu trang|quay lại)\W{0,4}$",
    r"(?:登录|注册|搜索|sign in|log ?in|register|subscribe|search|menu|đăng nhập|đăng ký|tìm kiếm|liên hệ|contact us|about us)\W{0,4}$",
    r".{0,12}(?:申请入驻|无障碍浏览|进入关怀版|手机看新闻|字号\s?:|字体\s?:|下载客户端|打开app)",
    r"(?:hotline|客服专线|客服电话|服务热线|客服)\s?:?",
    r"(?:手机版|电脑版|桌面版|简体版|繁体版|english|tiếng việt|mobile version)\W{0,3}$",
    r"(?:标签|关键词|tags?|topics?|filed under|từ khóa|chủ đề|thẻ)\s?:",
    r"trang chủ\b.{0,80}$",
    r"(?:首页|主页)\s\S{1,8}\s\S{1,8}(?:\s.{0,60})?$",
    r"\d{1,2}月\d{1,2}日\s?(?:星期|周|礼拜)[一二三四五六日天].{0,20}$",
    start=True,
)
SEPARATORS = re.compile(r"\s?[|›»>·•]\s?|\s[/\-–]\s")
BYLINE = _any(
    r"(?:文|撰文|撰稿|作者|记者|本报记者|编辑|责任编辑|责编|编审|校对|来源|本文来源|消息来源|稿源|监制|审核|文/图|图/文|编译|翻译)"
    r"\s?[:|丨/]",
    r"(?:by|written by|reporting by|editing by|author|editor|editors|reporter|source|media contacts?|press contacts?|contacts?"
    r"|tel|phone|fax|e-?mail|website)\s?(?::|\b(?=[a-z]+ [a-z]+\W{0,3}(?:,.{0,60})?$))",
    r"(?:tác giả|biên tập|phóng viên|người viết|nguồn(?: tin)?|pv|bài|thực hiện|đăng bởi|liên hệ báo chí|điện thoại|email)\s?:",
    r"theo [^\s,.]{2,20}(?: [^\s,.]{1,15}){0,3}\W{0,2}$",
    r"(?:媒体联系人?|联系人|联络人|新闻联络|电子邮箱|电话|传真|邮箱|新闻联系)\s?:",
    r"source .{3,60}$",
    start=True,
)
END = _any(
    r"(?:nguồn|source|稿源)\s?:",
    r"source (?=\S)",
    r"(?:完|全文完|the end|hết|###|-30-)\W{0,3}$",
    start=True,
)
_DAY = r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
TIMESTAMP = re.compile(
    r"\W{0,3}(?:(?:published|updated|posted|last updated|发布时间|发表时间|更新时间|时间|发布于|发布|cập nhật|đăng lúc|ngày đăng"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\W{0,4})?"
    rf"{_DAY}[\s,t|·-]{{0,5}}(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?\W{{0,3}}(?:gmt\W?\d{{0,2}}|utc|am|pm|\+\d{{1,2}}:?\d{{0,2}})?\W{{0,3}}$"
)
# All that a short line is asked for at its beginning, so that most are asked only once.
SIGNS = re.compile(
    "|".join(
        f"(?:{each.pattern})"
        for each in (
            TIMESTAMP,
            SHARE,
            ADVERT,
            RELATED,
            RELATED_LINE,
            SECTION_TITLE,
            COMMENTS,
            INVITATION,
            BYLINE,
            NAVIGATION,
        )
    )
)
