"""What suggestions are worth, article by article, and how long they take; `make bench` prints it.

Measured against content/ for the starter articles (the folder of their texts is SEEDS, else
../shared/seeds; without it that table is left out) and against the answer files of
tests/extraction/corpus where there are any.

A figure of the answers is found when a suggestion in its paragraph has its value, upper
value, qualifier and unit; each suggestion finds at most one. Subject, kind, period and
indicator are counted among those found, and null counts where the answer is null. A
suggestion that finds nothing is "no claim" in two readings: strictly, when no figure of the
answers has it; leniently, when besides no claim of any kind stands where it stands (a
statement, event, presence or correction that an editor has drawn from that very place).
"""

import json
import os
import time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from editorial.loading import load_content
from sources.articles import paragraphs, text_sha256
from sources.extraction import find_date, find_language, load_lexicon, suggest_claims
from sources.intake.clean import clean
from sources.intake.read import Article, read
from sources.quantities import parse_iso
from sources.received import read_article

ROOT = Path(settings.BASE_DIR)
SEEDS = Path(os.environ.get("SEEDS", ROOT.parent.parent / "shared" / "seeds"))
SEED_FOLDERS = (SEEDS, ROOT.parent / "shared" / "seeds")
CORPUS = ROOT / "tests" / "extraction" / "corpus"
GOALS = {"found": 95, "subject": 90, "period": 85, "indicator": 80, "no claim": 20}
COLUMNS = ("figures", "found", "subject", "kind", "period", "indicator", "suggested",
           "no claim", "no claim at all")  # fmt: skip
SIZES = (0.5, 1, 2, 4, 8)
MEGABYTE = 1_000_000
LEAST_SECONDS = 0.05


@pytest.mark.django_db
def test_starter_articles():
    folder = next((each for each in SEED_FOLDERS if each.is_dir()), None)
    if folder is None:
        print(f"\nThe texts of the starter articles are not in {SEEDS}: set SEEDS to measure them.")
        return
    load_content(settings.CONTENT_DIR)
    lexicon = load_lexicon()
    articles = [read_article(path) for path in sorted(folder.glob("*.txt"))]
    texts = {text_sha256(article.text): article for article in articles}
    rows = []
    for source in content_items("sources"):
        article = texts.get(source["text_sha256"])
        if article is not None:
            rows.append(measure(source["slug"], article, source_answers(source), lexicon))
    print_table("starter articles against content/", rows)


@pytest.mark.django_db
def test_corpus():
    files = sorted(CORPUS.glob("**/*.json")) if CORPUS.is_dir() else []
    if not files:
        print(f"\nThere are no answer files in {CORPUS}.")
        return
    load_content(settings.CONTENT_DIR)
    lexicon = load_lexicon()
    rows = []
    for path in files:
        text_path = next(
            (path.with_suffix(s) for s in (".txt", ".html") if path.with_suffix(s).exists()), None
        )
        answers = json.loads(path.read_text(encoding="utf-8"))
        if text_path is None or "figures" not in answers:
            continue
        rows.append(measure(path.stem, read_article(text_path), answers, lexicon))
    print_table("articles with answer files", rows)


def content_items(folder: str) -> list[dict]:
    paths = sorted((Path(settings.CONTENT_DIR) / folder).glob("*.yaml"))
    return [item for path in paths for item in yaml.safe_load(path.read_text(encoding="utf-8"))]


def source_answers(source: dict) -> dict:
    """Give content's claims of a source the form of an answer file."""
    units = {each["slug"]: each["unit"] for each in content_items("indicators")}
    claims = [claim for claim in content_items("claims") if claim["source"] == source["slug"]]
    is_figure = [claim["claim"] in ("figure", "company-figure") for claim in claims]
    return {
        "language": source["language"],
        "published_on": source.get("published_on"),
        "figures": [
            figure_answer(claim, units)
            for claim, holds in zip(claims, is_figure, strict=True)
            if holds
        ],
        "places": [
            (claim["paragraph"], claim.get("start", 0), claim.get("end", 10**9))
            for claim, holds in zip(claims, is_figure, strict=True)
            if not holds
        ],
    }


def figure_answer(claim: dict, units: dict[str, str]) -> dict:
    period = (
        {key: claim.get(name) for key, name in PERIOD_FIELDS} if "period_end" in claim else None
    )
    return {
        "paragraph": claim["paragraph"],
        "text": claim.get("as_published"),
        "value": claim.get("value"),
        "value_high": claim.get("value_high"),
        "qualifier": claim.get("qualifier", "exact"),
        "unit": units[claim["indicator"]],
        "kind": claim.get("kind", "actual"),
        "period": period,
        "subject_type": "hub" if "hub" in claim else "company",
        "subject": claim.get("hub") or claim.get("company"),
        "indicator": claim["indicator"],
    }


PERIOD_FIELDS = (("start", "period_start"), ("end", "period_end"), ("precision", "precision"))


def measure(name: str, article: Article, answers: dict, lexicon) -> dict:
    """Return the counts of one article, read and cleaned as an import does."""
    numbered = article.lines
    published = answers.get("published_on")
    found = suggest_claims(
        numbered,
        answers.get("language") or find_language(article.text),
        lexicon,
        published_on=as_date(published) if published else find_date(numbered),
        dropped=frozenset(clean(article)),
    )
    suggested = [figure.as_json() for figure in found.figures]
    pairs = pair(answers["figures"], suggested)
    used = {id(suggestion) for _, suggestion in pairs}
    left = [each for each in suggested if id(each) not in used]
    missed = [each for each in answers["figures"] if not any(each is one for one, _ in pairs)]
    if os.environ.get("SHOW"):
        show(name, pairs, left, missed)
    return {
        "article": name,
        "figures": len(answers["figures"]),
        "found": len(pairs),
        "subject": sum(answer["subject"] == s["subject"] for answer, s in pairs),
        "kind": sum(answer["kind"] == s["kind"] for answer, s in pairs),
        "period": sum(same_period(answer["period"], s["period"]) for answer, s in pairs),
        "indicator": sum(answer["indicator"] == s["indicator"] for answer, s in pairs),
        "suggested": len(suggested),
        "no claim": len(left),
        "no claim at all": sum(not is_covered(each, answers) for each in left),
    }


def as_date(text: str):
    """Return the first day of "2025", "2025-03" or "2025-03-10"."""
    return parse_iso(str(text)[:10])[0]


def pair(answers: list[dict], suggested: list[dict]) -> list[tuple[dict, dict]]:
    """Pair answers with suggestions, those first that agree in subject and indicator too."""
    pairs, left = [], list(suggested)
    for answer in answers:
        fitting = [each for each in left if is_hit(answer, each)]
        if fitting:
            best = max(fitting, key=lambda each: agreement(answer, each))
            left = [each for each in left if each is not best]
            pairs.append((answer, best))
    return pairs


def is_hit(answer: dict, suggestion: dict) -> bool:
    return (
        answer["paragraph"] == suggestion["paragraph"]
        and same_number(answer["value"], suggestion["value"])
        and same_number(answer.get("value_high"), suggestion["value_high"])
        and answer["qualifier"] == suggestion["qualifier"]
        and answer["unit"] == suggestion["unit"]
    )


def same_number(one, other) -> bool:
    if one is None or other is None:
        return one is other
    return abs(Decimal(str(one)) - Decimal(str(other))) < Decimal("0.01")


def agreement(answer: dict, suggestion: dict) -> int:
    return sum(answer.get(key) == suggestion[key] for key in ("subject", "indicator", "kind"))


def same_period(one: dict | None, other: dict | None) -> bool:
    if not one or not other:
        return not one and not other
    return all(one.get(key) == other.get(key) for key in ("start", "end"))


def is_covered(suggestion: dict, answers: dict) -> bool:
    return any(
        paragraph == suggestion["paragraph"]
        and start < suggestion["end"]
        and suggestion["start"] < end
        for paragraph, start, end in answers.get("places", ())
    )


def show(name: str, pairs, left, missed) -> None:
    print(f"\n== {name}")
    for answer in missed:
        print("missed", answer)
    for each in left:
        print(
            "no claim",
            {key: each[key] for key in ("paragraph", "text", "value", "unit", "confidence")},
        )
    for answer, each in pairs:
        wrong = [key for key in ("subject", "kind", "indicator") if answer[key] != each[key]]
        wrong += [] if same_period(answer["period"], each["period"]) else ["period"]
        if wrong:
            said = {key: (answer[key], each[key]) for key in wrong}
            print("wrong", each["paragraph"], each["text"], said)


def print_table(title: str, rows: list[dict]) -> None:
    print(f"\n{title}\n{'article':40}" + "".join(f"{name:>16}" for name in COLUMNS))
    total = {name: sum(row[name] for row in rows) for name in COLUMNS}
    for row in [*rows, {"article": "all", **total}]:
        print(f"{row['article'][:39]:40}" + "".join(f"{cell(row, name):>16}" for name in COLUMNS))
        print(json.dumps(row, ensure_ascii=False))
    goals = ", ".join(f"{name} {goal} %" for name, goal in GOALS.items())
    print(f"goals: {goals} (the last at most)")


def cell(row: dict, name: str) -> str:
    of = {"found": "figures", "no claim": "suggested", "no claim at all": "suggested"}
    whole = row[of.get(name, "found")]
    if name in ("figures", "suggested") or not whole:
        return str(row[name])
    return f"{row[name]} ({100 * row[name] / whole:.0f} %)"


# Speed. Each shape returns about so many bytes of text, in paragraphs.
def prose(size: float) -> str:
    """Repeat sentences in four languages, numbers changed each time, so that nothing is cached."""
    parts, length, turn = [], 0, 0
    while length < size * MEGABYTE:
        turn += 1
        part = PROSE[turn % len(PROSE)].format(a=turn % 9973 + 1, b=turn % 97, c=turn % 89 + 10)
        parts.append(part)
        length += len(part.encode())
    return "\n".join(parts)


PROSE = (
    "In 2024 the city of Shenzhen reported {a},0{c} high-tech companies, up {b}.{c} percent from "
    "a year earlier, and its officials said that research spending had grown faster than output. "
    "Analysts who follow the region expect the trend to go on, though rents and wages are rising.",
    "2024年，深圳数字经济核心产业增加值达{a}亿元，增长{b}.{c}%，占地区生产总值比重持续提高。业内"
    "人士认为，完整的产业链和供应链是这座城市最大的优势，但高校资源不足、用地成本高等问题仍然存在，需要长期解决。",
    "Năm 2024, thành phố Hàng Châu có hơn {a}.0{c} doanh nghiệp công nghệ cao, tăng {b},{c}% so "
    "với năm trước. Theo các chuyên gia, hệ sinh thái khởi nghiệp sôi động đã giúp nơi đây vươn "
    "lên trở thành một trong những trung tâm công nghệ hàng đầu của đất nước.",
    "截至2024年底，杭州國家級高新技術企業突破{a}家，研發投入強度為{b}.{c}%。不少觀察人士指出，"
    "民營經濟的活力與平臺企業的帶動作用密不可分，未來的挑戰在於如何把優勢延伸到硬體製造領域。",
)


def repeated(piece: str):
    return lambda size: piece * int(size * MEGABYTE / len(piece.encode()))


SHAPES = {
    "one run of digits": repeated("7"),
    "digits and points": repeated("1.234,5"),
    "numbers with spaces": repeated("12 "),
    "nested brackets": repeated("((（「“"),
    "no spaces": repeated("abcdefghijklmnopqrstuvwxyz"),
    "thousands of names": repeated("深圳杭州Huawei、Tencent和"),
    "prefix of a name": repeated("综合开发研究"),
    "one giant paragraph": lambda size: prose(size).replace("\n", " "),
    "qualifiers without numbers": repeated("超过约近more than hơn khoảng "),
    "years and units": repeated("2024年第12家%增长"),
    "many short lines": repeated("5%\n"),
    "one-letter lines": repeated("a\n"),
    "lines of menus": repeated("Read more\n"),
    "proportions": repeated("1:2:"),
    "comparisons": repeated("than from 5 since "),
    "Han numerals": repeated("一百零三万二千"),
}


@pytest.mark.django_db
def test_speed_of_the_search():
    load_content(settings.CONTENT_DIR)
    lexicon = load_lexicon()
    print_speed("search", lambda text: search_seconds(text, lexicon))


def test_speed_of_cleaning():
    print_speed("cleaning", cleaning_seconds)


def print_speed(what: str, seconds_of) -> None:
    """Print how long a megabyte takes, and how each shape grows as it doubles."""
    text = prose(1)
    seconds = min(seconds_of(text) for _ in range(3))
    print(f"\n{what}: 1 MB of prose with numbers: {seconds:.2f} s (goal of both: below 2)")
    print(json.dumps({"what": what, "shape": "prose", "mb": 1, "seconds": round(seconds, 2)}))
    print(f"{'shape':28}" + "".join(f"{size:>8} MB" for size in SIZES) + "   worst t(2n)/t(n)")
    for name, make in SHAPES.items():
        times = [min(seconds_of(make(size)) for _ in range(2)) for size in SIZES]
        print(f"{name:28}" + "".join(f"{each:9.2f} s" for each in times) + f"   {worst_of(times)}")
        print(json.dumps({"what": what, "shape": name, "seconds": [round(t, 3) for t in times]}))


def worst_of(times: list[float]) -> str:
    """Return the worst growth as the size doubles; below a twentieth of a second is none."""
    pairs = [pair for pair in zip(times, times[1:], strict=False) if pair[1] > LEAST_SECONDS]
    return f"{max(after / before for before, after in pairs):.2f}" if pairs else "-"


def search_seconds(text: str, lexicon) -> float:
    numbered = paragraphs(text)
    started = time.process_time()
    suggest_claims(numbered, "en", lexicon)
    return time.process_time() - started


def cleaning_seconds(text: str) -> float:
    article = read(text)
    started = time.process_time()
    clean(article)
    return time.process_time() - started
