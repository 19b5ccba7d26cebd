"""Sources are numbered as a page first cites them."""

import pytest

from sources.groups import group_of
from sources.models import Correction, Publisher, Source
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


def test_a_claim_that_is_cited_twice_counts_once():
    source = Source(pk=7)
    references = References()
    for number in (1, 2, 1):
        references.cite(Correction(number=number, source=source))

    [(_, [cited])] = references.groups

    assert (cited.number, cited.source, cited.claim_count) == (1, source, 2)


def test_the_source_of_the_page_itself_gets_no_number():
    source = Source(pk=7)
    references = References(page_source=source)

    assert references.cite(Correction(number=1, source=source)) is None
    assert not references


def test_groups_keep_the_numbers_of_their_sources():
    media = Source(pk=1, publisher=Publisher(kind="newspaper"))
    official = Source(pk=2, publisher=Publisher(kind="government"))
    references = References()
    for source in (media, official):
        references.number(source)

    found = [(each.number, each.source) for _, cited in references.groups for each in cited]

    assert found == [(2, official), (1, media)]


@pytest.mark.parametrize(
    "publisher, kind, group",
    [
        ("government", "report", "official"),
        ("government", "press_release", "official"),
        ("academic", "article", "official"),
        ("company", "article", "company"),
        ("wire", "article", "company"),
        ("newspaper", "press_release", "company"),
        ("newspaper", "article", "media"),
        ("blog", "blog", "other"),
        (None, "article", "other"),
        (None, "press_release", "company"),
    ],
)
def test_a_source_stands_in_the_group_of_who_speaks(publisher, kind, group):
    issuer = Publisher(kind=publisher) if publisher else None

    assert group_of(Source(kind=kind, publisher=issuer)) == group
