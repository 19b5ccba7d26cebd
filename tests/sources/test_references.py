"""Sources are numbered as a page first cites them."""

from sources.models import Source
from sources.references import References


def test_a_source_keeps_the_number_of_its_first_citation():
    references, first, second = References(), Source(pk=7), Source(pk=3)

    assert [references.number(each) for each in (first, second, first)] == [1, 2, 1]
    assert list(references) == [(1, first), (2, second)]


def test_the_same_source_loaded_twice_counts_once():
    references = References()

    assert references.number(Source(pk=7)) == references.number(Source(pk=7))
    assert len(references) == 1


def test_references_without_a_citation_are_empty():
    assert not References()
