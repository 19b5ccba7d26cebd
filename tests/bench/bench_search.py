"""How well and how fast the search finds; `make bench` prints it.

First what readers ask of the starter content: every name and alias, and sixty questions
(tests/search/questions.yaml), by mean reciprocal rank. Then a made-up index, of SEARCH_DOCUMENTS
documents (1,000,000 on PostgreSQL, 100,000 on SQLite): how fast it is written, how large it
is, and how long questions take, with counts and the queries that load what is shown.
"""

import json
import os
import random
import statistics
import time
import unicodedata
from itertools import accumulate
from string import ascii_lowercase

import pytest
from django.conf import settings
from django.db import connection

from editorial.loading import load_content
from search.engines import engine
from search.normalise import fold
from search.results import find
from search.rows import Described
from tests.search.questions import every_name, reciprocal_ranks, written_questions

IS_POSTGRESQL = connection.vendor == "postgresql"
DOCUMENTS = int(os.environ.get("SEARCH_DOCUMENTS", 1_000_000 if IS_POSTGRESQL else 100_000))
ROWS_A_RECORD = 4
BATCH = 500
SENTENCES = 20_000
QUESTIONS = 100
GOAL_RANK, GOAL_MS, GOAL_RATE, GOAL_RATIO = 0.95, 50, 3000, 3
KINDS = {"company": 60, "source": 20, "hub": 10, "group": 5, "indicator": 5}
COMMON, RARE, UNKNOWN = "ubiquitous", "singular", "quxquxqux"
LANGUAGES = {
    "two Chinese characters": "zh-hans",
    "unaccented Vietnamese": "vi",
    "two English words": "en",
}
# Every onset is joined with every rhyme.
ONSETS = "b c ch d đ g gh gi h k kh l m n ng nh ph qu r s t th tr v x"
RHYMES = (
    "a à á ả ã ạ an àn án ang àng ăm ầm ân ất âu ậy e én ê ền ế i ình ính o òng ô ồn ông"
    " ơ ơn u uyến ủ ư ừng ươi ước ưu ỹ"
)
SYLLABLES = "ba co di fu ga hi jo ka lu me no pi qua ri so ta ul va wen xi yo zen tech hub data"


@pytest.mark.django_db
def test_first_results():
    load_content(settings.CONTENT_DIR)
    print(f"\n{'first results':40} {'asked':>8} {'MRR':>8}")
    for name, questions in (("every name", every_name()), ("written", written_questions())):
        rank = statistics.mean(reciprocal_ranks(questions))
        print(f"{name:40} {len(questions):8} {rank:8.3f}")
        tell(what=f"MRR {name}", value=round(rank, 4), goal=GOAL_RANK)


@pytest.mark.django_db
def test_many_documents():
    made = Made(random.Random(5))  # noqa: S311
    rate = write(made)
    size = index_size()
    print(f"\n{DOCUMENTS:,} documents on {connection.vendor}: {rate:,.0f} a second, {size:,.0f} MB")
    tell(what="documents a second", value=round(rate), goal=GOAL_RATE)
    tell(what="index MB", value=round(size))
    print(f"{'questions':40} {'median':>8} {'p95':>8} ms")
    for name, questions in made.questions().items():
        show(name, [milliseconds(question) for question in questions])
        language = LANGUAGES[name]
        show(f"{name}, in {language} alone", [milliseconds(each, language) for each in questions])
        show(f"{name}, and one unknown", [milliseconds(f"{each} {UNKNOWN}") for each in questions])
    show("three words of sixty letters", [milliseconds(long_words(made.chance)) for _ in range(20)])
    rare, common = (show(word, [milliseconds(word) for _ in range(20)]) for word in (RARE, COMMON))
    tell(what="common over rare", value=round(common / rare, 2), goal=GOAL_RATIO)


class Made:
    """Texts of no meaning, whose words are as unevenly common as those of a language."""

    def __init__(self, chance: random.Random):
        self.chance, self.ids = chance, {}
        syllables = SYLLABLES.split()
        english = [
            "".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(20_000)
        ]
        vietnamese = [onset + rhyme for onset in ONSETS.split() for rhyme in RHYMES.split()]
        chinese = [
            "".join(chr(0x4E00 + chance.randrange(3500)) for _ in "12") for _ in range(20_000)
        ]
        self.sentences = {
            "en": self._sentences(english, 12, " "),
            "vi": self._sentences(vietnamese, 16, " "),
            "zh-hans": self._sentences(chinese, 12, ""),
        }

    def _sentences(self, words: list[str], length: int, joint: str) -> list[str]:
        weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
        return [
            joint.join(self.chance.choices(words, cum_weights=weights, k=length))
            for _ in range(SENTENCES)
        ]

    def record(self, number: int) -> Described:
        """Make one record: names in three languages, and a text in each."""
        drawn = {language: self.chance.choices(s, k=5) for language, s in self.sentences.items()}
        if number % 3 == 0:
            drawn["en"].append(COMMON)
        if number % (DOCUMENTS // ROWS_A_RECORD // 10) == 7:
            drawn["en"].append(RARE)
        texts = {
            language: (self._name(language, sentences[0]), ". ".join(sentences[1:]))
            for language, sentences in drawn.items()
        }
        kind = self.chance.choices(list(KINDS), weights=KINDS.values())[0]
        self.ids[kind] = self.ids.get(kind, 0) + 1
        return Described(kind, self.ids[kind], [name for name, _text in texts.values()], texts)

    def questions(self) -> dict[str, list[str]]:
        """Make questions of what the texts say, so that common words are asked for more often."""
        made: dict[str, list[str]] = {name: [] for name in LANGUAGES}
        for _ in range(QUESTIONS):
            at = self.chance.randrange(12) * 2
            chinese = self.chance.choice(self.sentences["zh-hans"])
            made["two Chinese characters"].append(chinese[at : at + 2])
            first = self.chance.randrange(14)
            words = self.chance.choice(self.sentences["vi"]).split()[first : first + 2]
            made["unaccented Vietnamese"].append(fold(" ".join(words)))
            words = self.chance.sample(self.chance.choice(self.sentences["en"]).split(), 2)
            made["two English words"].append(" ".join(words))
        return made

    def _name(self, language: str, sentence: str) -> str:
        return sentence[:6] if language == "zh-hans" else " ".join(sentence.split()[:3])


def write(made: Made) -> float:
    """Write the index and return how many documents that is a second, without making them."""
    taken, numbers = 0.0, range(1, DOCUMENTS // ROWS_A_RECORD + 1)
    with engine().filling():
        for start in range(0, len(numbers), BATCH):
            batch = [made.record(number) for number in numbers[start : start + BATCH]]
            started = time.perf_counter()
            engine().put(batch)
            taken += time.perf_counter() - started
        started = time.perf_counter()
    taken += time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return DOCUMENTS / taken


def index_size() -> float:
    """Return what the index takes in MB, rows and all."""
    with connection.cursor() as cursor:
        if IS_POSTGRESQL:
            tables = "'search_document', 'search_name'"
            cursor.execute(
                "SELECT sum(pg_total_relation_size(oid)) FROM pg_class"  # noqa: S608
                f" WHERE relname IN ({tables})"
            )
        else:
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%' OR name LIKE 'name_%'"
            )
        return float(cursor.fetchone()[0]) / 1_000_000


def milliseconds(question: str, language: str = "") -> float:
    question = unicodedata.normalize("NFC", question)
    started = time.perf_counter()
    find(question, language=language)
    return 1000 * (time.perf_counter() - started)


def long_words(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(ascii_lowercase, k=60)) for _ in range(3))


def show(name: str, taken: list[float]) -> float:
    median, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    print(f"{name:40} {median:8.1f} {p95:8.1f}")
    tell(what=f"p95 ms: {name}", value=round(p95, 1), goal=GOAL_MS)
    return median


def tell(**said) -> None:
    print(json.dumps(said | {"database": connection.vendor}))
