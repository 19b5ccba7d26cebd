"""Draw the pictures that stand in no page: one card a language, and the icons.

Run by `make cards`; needs Chromium and, for Chinese, the fonts of fonts-noto-cjk.
"""

import struct
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent.parent / "static"
CHROMIUM = "/usr/bin/chromium"
# File name: the HTML language, the title and the line below it.
WORDS = {
    "en": (
        "en",
        "Technology hubs, figure by figure",
        "Shenzhen, Hangzhou and other cities compared. Every number opens its source.",
    ),
    "vi": (
        "vi",
        "Trung tâm công nghệ qua từng số liệu",
        "So sánh Thâm Quyến, Hàng Châu và các thành phố khác. Số liệu nào cũng có nguồn.",
    ),
    "zh-hans": (
        "zh-Hans",
        "用数据看科技中心",
        "比较深圳、杭州等城市，每项数据都能查到来源。",
    ),
    "zh-hant": (
        "zh-Hant",
        "用數據看科技中心",
        "比較深圳、杭州等城市，每項數據都查得到來源。",
    ),
}
FILL = """([lang, title, line]) => {
  document.documentElement.lang = lang;
  document.querySelector("#name").textContent = "Hub Atlas";
  document.querySelector("#title").textContent = title;
  document.querySelector("#line").textContent = line;
  return document.fonts.ready.then(() => true);
}"""


def draw_cards(page: Page) -> None:
    """Write static/cards/<language>.png, 1200 by 630."""
    page.set_viewport_size({"width": 1200, "height": 630})
    for name, words in WORDS.items():
        page.goto((HERE / "card.html").as_uri())
        page.evaluate(FILL, list(words))
        page.screenshot(path=STATIC / "cards" / f"{name}.png")


def draw_icons(page: Page) -> None:
    """Write the icons that browsers ask for at the root of the site."""
    page.goto((HERE / "icon.html").as_uri())
    page.set_viewport_size({"width": 32, "height": 32})
    small = page.screenshot(omit_background=True)
    (STATIC / "root/favicon.ico").write_bytes(as_ico(small, 32))
    page.set_viewport_size({"width": 180, "height": 180})
    page.evaluate("document.body.className = 'on-tile'")
    page.screenshot(path=STATIC / "root/apple-touch-icon.png")


def as_ico(png: bytes, size: int) -> bytes:
    """Wrap a square PNG as an ICO file that holds nothing else."""
    head = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), 22)
    return head + entry + png


def main() -> None:
    """Draw everything."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        draw_cards(page)
        draw_icons(page)
        browser.close()


if __name__ == "__main__":
    main()
