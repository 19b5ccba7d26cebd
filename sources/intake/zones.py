"""What the markup around a block says about it: menus, adverts, comments and the like."""

import re

from .markup import Tag

_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "related",
    "footer": "page",
    "form": "page",
    "button": "page",
    "select": "page",
    "dialog": "page",
    "textarea": "page",
    "label": "page",
    "figcaption": "caption",
}
_ROLES = {
    "navigation": "navigation",
    "banner": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "complementary": "related",
    "contentinfo": "page",
    "dialog": "page",
    "alertdialog": "page",
    "search": "page",
    "tooltip": "page",
}
_WORDS = {
    "navigation": "nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs topbar"
    " toolbar sitemap skip pager pagination tag tags keyword keywords topics path masthead"
    " topnav subnav daohang mianbaoxie ticker market",
    "advert": "ad ads adv advert adverts advertisement advertising adsense adbox adslot sponsor"
    " sponsored promo promoted promotion banner dfp guanggao quangcao qc outbrain taboola",
    "related": "related recommend recommended recommendation recommendations readmore sidebar"
    " rail trending popular hot hotnews ranking mostread latest tuijian xiangguan lienquan"
    " teaser teasers linklist morenews",
    "comments": "comment comments disqus reply replies pinglun binhluan gentie",
    "share": "share sharing social sns like likes follow followers subscribe newsletter"
    " subscription weixin qrcode fenxiang chiase",
    "legal": "copyright disclaimer legal cookie cookies consent gdpr privacy banquyen mianze",
    "caption": "caption figcaption credit imgcaption imgdesc chuthich",
    "page": "footer foot popup modal paywall login signup toast bottom",
}
_BY_WORD = {word: code for code, words in _WORDS.items() for word in words.split()}
# What stands around everything is no sign of what stands in it.
_WHOLE = {"html", "body", "main", "article", "h1"}
_SPLIT = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")
_LONGEST = 200


def zone_of(tag: Tag, *, in_article: bool) -> str:
    """Return the code of what a tag holds by its name, role, class or id, '' for the article.

    in_article: whether it stands within <article> or <main>, where a header is the article's.
    """
    if tag.name in _WHOLE:
        return ""
    attributes = tag.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")[:_LONGEST]):
        return "hidden"
    if code := _TAGS.get(tag.name) or _ROLES.get(attributes.get("role", "").lower()):
        return code
    names = " ".join(attributes.get(name, "")[:_LONGEST] for name in ("class", "id"))
    words = [word.lower() for word in _SPLIT.split(names)]
    if not in_article and (tag.name == "header" or "header" in words):
        return "navigation"
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), "")
