"""Paragraphs, passages and hashes of received texts."""

import unicodedata

import pytest

from sources.articles import (
    normalise_text,
    paragraphs,
    passage_sha256,
    passage_text,
    text_sha256,
)
from tests.sources.fixtures_articles import ZH_HANT


def test_paragraphs_are_the_non_blank_lines_stripped():
    assert paragraphs(ZH_HANT)[1] == "港城與湖城,誰跑得更快?"
    assert paragraphs(ZH_HANT)[3] == "港城高新技術企業突破1.2萬家。"
    assert len(paragraphs(ZH_HANT)) == 5


def test_a_passage_is_a_range_of_code_points():
    assert passage_text(ZH_HANT, 3, 6, 18) == "港城研發投入強度為5.2"


def test_a_passage_without_range_is_its_paragraph():
    assert passage_text(ZH_HANT, 5, None, None) == "相關推薦"


def test_a_paragraph_beyond_the_text_is_an_error():
    with pytest.raises(IndexError):
        passage_text(ZH_HANT, 6, None, None)


def test_the_hash_does_not_depend_on_how_a_text_is_encoded():
    decomposed = unicodedata.normalize("NFD", "Thâm Quyến\r\n  đổi mới ")

    assert text_sha256(decomposed) == text_sha256("Thâm Quyến\nđổi mới")


def test_normalised_text_is_stable():
    assert normalise_text(normalise_text(ZH_HANT)) == normalise_text(ZH_HANT)


def test_a_locator_carries_twelve_digits():
    assert len(passage_sha256("6.46%")) == 12
