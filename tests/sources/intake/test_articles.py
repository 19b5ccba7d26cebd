"""How well articles are cleaned and recognised: the corpus with answers, and the received ones.

`python -m tests.sources.intake.test_articles` prints the tables.
"""

import os
from pathlib import Path

import pytest

from sources.intake.clean import clean
from sources.intake.read import read_bytes
from sources.intake.recognise import recognise
from tests.extraction.test_corpus import ARTICLES, answer_of, numbered

SEEDS = Path(os.environ.get("SEEDS", Path(__file__).parents[4] / "shared" / "seeds"))
# The paragraphs of each received file that are no part of its article, by the file's first digits.
NOISE = {
    "000": {1, 2, 12},
    "001": {12, 21, 25, 33, 35, 43, 48, 49, 50, 51, 52, 53},
    "002": {1, 2, 4, 5, 6, 8, 15, 25, 43, *range(54, 176)},
    "003": set(range(13, 32)),
    "004": {1},
}
LEAST_RECALL = 0.95


def read_article(path: Path):
    return read_bytes(path.read_bytes(), name=path.name)


def counts_of(path: Path) -> tuple[int, int, int]:
    """Return how many blocks of noise were dropped, how many there are, what else was dropped."""
    answer = answer_of(path)
    either = set(answer.get("either_way", ()))
    noise = set(answer["dropped"]) - either
    dropped = set(clean(read_article(path)))
    return len(dropped & noise), len(noise), len(dropped - noise - either)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_articles_are_numbered_as_their_answers_number_them(path):
    assert {b.number: b.text for b in read_article(path).blocks} == numbered(path)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_no_paragraph_of_an_article_is_dropped(path):
    assert counts_of(path)[2] == 0


def test_noise_of_the_corpus_is_dropped():
    dropped, noise, _wrong = (sum(each) for each in zip(*map(counts_of, ARTICLES), strict=True))

    assert dropped >= noise * LEAST_RECALL


@pytest.mark.parametrize(
    "name,least", [("title", 16), ("language", 16), ("published_on", 14), ("author", 13)]
)
def test_what_an_article_is_is_recognised(name, least):
    right = 0
    for path in ARTICLES:
        article = read_article(path)
        found = getattr(recognise(article, clean(article)), name)
        right += (str(found) if found else None) == answer_of(path)[name]

    assert right >= least


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the received articles are not here")
@pytest.mark.parametrize("digits", NOISE)
def test_received_articles_lose_their_noise_and_nothing_else(digits):
    (path,) = SEEDS.glob(f"{digits}_*.txt")

    assert set(clean(read_article(path))) == NOISE[digits]


if __name__ == "__main__":
    for article in ARTICLES:
        dropped, noise, wrong = counts_of(article)
        print(f"{article.name:32}{dropped:4} of {noise:3} dropped, {wrong} wrongly")  # noqa: T201
