import json
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from editorial.clock import read_clock
from editorial.models import Revision
from sources.articles import passage_sha256, text_sha256
from sources.desk.blocks import reasons_of
from sources.intake.anchors import find_anchor, quote_at
from sources.intake.duplicates import canonical, find_duplicates, likeness, shingles
from sources.intake.services import import_article, prepare
from sources.intake.store import change_dropped, store_text
from sources.models import Snapshot, Source
from sources.queues import lost_passages
from tests.editorial.people import editor, translator
from tests.factories import CorrectionFactory, EventFactory, PublisherFactory, SourceFactory

pytestmark = pytest.mark.django_db

FIRST = "Shenzhen had over 25,000 high-tech companies at the end of 2024, its office said."
SECOND = "Hangzhou had 16,500 of them, and its digital economy grew by 7.1% in the same year."
THIRD = "The two cities are often compared, although they have little in common at all."
ARTICLE = "\n\n".join(["A tale of two cities in 2024", FIRST, SECOND, THIRD])


@pytest.fixture
def run(tmp_path):
    """Return a function that imports files of these contents and returns the JSON lines."""

    def run(*options, **files):
        for name, content in files.items():
            raw = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name.replace("__", ".")).write_bytes(raw)
        out = StringIO()
        try:
            call_command("import_sources", str(tmp_path), "--json", *options, stdout=out)
        except CommandError as error:
            assert "rejected" in str(error)  # noqa: PT017
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return run


def place_of(claim):
    claim.refresh_from_db()
    return claim.paragraph, claim.start, claim.end


def test_a_file_becomes_a_draft_source_with_its_text(run):
    (line,) = run(one__txt=ARTICLE)

    source = Source.objects.get()
    assert line == {
        "file": line["file"],
        "status": "created",
        "source": "a-tale-of-two-cities-in-2024",
        "language": "en",
        "title": "A tale of two cities in 2024",
        "sha256": text_sha256(ARTICLE),
        "reason": "",
        "paragraphs": 4,
        "dropped_blocks": 0,
        "suggestions": line["suggestions"],
    }
    assert (source.state, source.title_en, source.rights) == ("draft", line["title"], "copyright")
    assert source.text_sha256 == line["sha256"]
    assert source.snapshots.get().text == ARTICLE
    assert Revision.objects.filter(model="source", object=source.pk).open().exists()


def test_the_same_file_again_is_a_duplicate(run):
    run(one__txt=ARTICLE)

    assert [line["status"] for line in run()] == ["duplicate"]
    assert Snapshot.objects.count() == 1


def test_a_file_whose_hash_a_source_carries_is_attached_to_it(run):
    source = SourceFactory(public=True, text_sha256=text_sha256(ARTICLE))

    (line,) = run(one__txt=ARTICLE.encode("utf-16"))

    assert (line["status"], line["source"]) == ("attached", source.slug)
    assert source.snapshots.count() == 1


def test_locators_that_do_not_fit_are_told_and_wait_on_the_desk(run):
    source = SourceFactory(public=True, text_sha256=text_sha256(ARTICLE))
    fits = EventFactory(source=source, paragraph=2, passage_sha256=passage_sha256(FIRST))
    wrong = CorrectionFactory(source=source, paragraph=3, passage_sha256="0" * 12)

    (line,) = run(one__txt=ARTICLE)

    assert line["reason"] == f"Claims whose passage is not found: {wrong.number}."
    rows = lost_passages(editor())
    assert [row.title for row in rows] == [f"#{wrong.number}"]
    assert place_of(fits)[0] == 2


def test_a_dry_run_tells_the_same_and_keeps_nothing(run):
    clock = read_clock()
    (told,) = run("--dry-run", one__txt=ARTICLE)

    assert not Source.objects.exists()
    assert not Snapshot.objects.exists()
    assert read_clock() == clock
    assert run() == [told]


def test_two_files_of_one_article_make_one_source(run):
    lines = run(a__txt=ARTICLE, b__txt=ARTICLE + "\n\nAnd one more line that is new here.")

    assert [line["status"] for line in lines] == ["created", "duplicate"]
    assert "Nearly the same text" in lines[1]["reason"]


@pytest.mark.parametrize(
    "content,reason",
    [
        (b"", "The file is empty."),
        (b" \n\n\t ", "The file is empty."),
        (b"\0\1\2PNG", "The file is no text."),
        (b"x" * (5 * 1024 * 1024 + 1), "The file is larger than 5 MB."),
        (b"12 34\n***", "There is no text in the file."),
        (b"<html><body><script>var x</script></body></html>", "There is no text in the file."),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(run, content, reason):
    (line,) = run(one__txt=content)

    assert (line["status"], line["reason"]) == ("rejected", reason)
    assert line["source"] is None
    assert not Source.objects.exists()


def test_a_path_that_is_not_there_is_an_error():
    with pytest.raises(CommandError, match="no such file"):
        call_command("import_sources", "/nowhere/at/all")


def test_another_text_of_a_known_address_is_its_next_text():
    page = (
        '<html><head><link rel="canonical" href="https://paper.example/a"></head><p>{}</p></html>'
    )
    first = import_article(page.format(FIRST).encode(), "a.html")
    second = import_article(page.format(THIRD).encode(), "a.html")

    assert (first.status, second.status) == ("created", "attached")
    assert second.source == first.source
    assert second.reason.startswith("The text at this address has changed.")
    assert first.source.snapshots.count() == 2


def test_a_publisher_is_found_by_its_name_in_any_language():
    publisher = PublisherFactory(name_vi="Báo Ví Dụ")
    page = f'<meta property="og:site_name" content="báo ví dụ"><p>{FIRST}</p>'

    assert import_article(page.encode(), "a.html").source.publisher == publisher


def test_a_slug_of_another_source_is_not_taken_twice():
    SourceFactory(slug="a-tale-of-two-cities-in-2024")

    assert import_article(ARTICLE.encode(), "a.txt").source.slug == "a-tale-of-two-cities-in-2024-2"


def test_a_kept_text_raises_the_clock_once():
    source = SourceFactory(public=True)
    clock = read_clock()

    store_text(source, b"raw", ARTICLE, [], by=editor())

    assert read_clock() == clock + 1


def test_the_same_text_is_not_kept_twice():
    source = SourceFactory()
    store_text(source, b"raw", ARTICLE, [], by=None)

    assert not store_text(source, b"raw", ARTICLE.replace("\n", "\r\n"), [], by=None).is_new


def test_passages_move_with_their_words():
    source = SourceFactory(public=True)
    store_text(source, b"1", ARTICLE, [], by=None)
    whole = EventFactory(source=source, paragraph=3, public=True)
    part = CorrectionFactory(source=source, paragraph=2, start=0, end=24, public=True)
    gone = EventFactory(source=source, paragraph=4, public=True)
    kept = EventFactory(source=source, paragraph=1)
    longer = "\n".join(["A tale of two cities in 2024", "A new start.", FIRST, SECOND])

    stored = store_text(source, b"2", longer, [], by=editor())

    assert {claim.number for claim in stored.moved} == {whole.number, part.number}
    assert [claim.number for claim in stored.lost] == [gone.number]
    assert place_of(whole) == (4, None, None)
    assert place_of(part) == (3, 0, 24)
    assert place_of(gone)[0] == 4
    assert place_of(kept)[0] == 1
    assert part.passage_sha256 == passage_sha256(FIRST[:24])


def test_a_draft_follows_its_row_to_the_new_place():
    anna, source = editor(), SourceFactory(public=True)
    store_text(source, b"1", ARTICLE, [], by=None)
    claim = EventFactory(source=source, paragraph=3)

    store_text(source, b"2", "New.\n" + ARTICLE, [], by=anna)

    draft = Revision.objects.of_record(claim).open().first()
    assert place_of(claim)[0] == 4
    assert draft is None or draft.data["paragraph"] == 4


def test_a_claim_that_is_given_a_place_leaves_the_list_of_the_lost():
    source = SourceFactory(public=True, text_sha256=text_sha256(ARTICLE))
    claim = EventFactory(source=source, paragraph=3, passage_sha256="0" * 12)
    store_text(source, b"1", ARTICLE, [], by=None)

    type(claim).objects.filter(pk=claim.pk).update(passage_sha256=passage_sha256(SECOND))

    assert lost_passages(editor()) == []


@pytest.mark.parametrize("texts", [("b x", "a x"), ("had 12", "12 parks")])
def test_a_quote_that_stands_twice_is_found_by_what_surrounds_it(texts):
    old = ["Prices rose. In Wuhan they had 12 parks then."]
    quote = quote_at(old, 1, 26, 34)
    new = ["In Chengdu we had 12 parks now.", "Prices rose. In Wuhan they had 12 parks then."]

    assert quote.exact == " had 12 "
    assert find_anchor(quote, new, 1).paragraph == 2
    assert find_anchor(quote, list(texts), 1) is None


def test_translators_may_not_bring_texts_in():
    with pytest.raises(PermissionDenied):
        store_text(SourceFactory(), b"1", ARTICLE, [], by=translator())


def test_cleaning_later_changes_no_number():
    source = SourceFactory()
    snapshot = store_text(source, b"1", ARTICLE, [4], by=None).snapshot

    change_dropped(snapshot, [2, 99], by=editor())
    snapshot.refresh_from_db()

    assert snapshot.dropped == [2]
    assert snapshot.text == ARTICLE


def test_reasons_are_read_anew_from_what_was_received():
    page = f"<nav>Home</nav><p>{FIRST}</p>".encode()
    source = import_article(page, "a.html").source
    text_only = store_text(SourceFactory(), b"\0", f"Advertisement\n{FIRST}", [], by=None).snapshot

    assert reasons_of(source.snapshots.get()) == {1: "navigation"}
    assert reasons_of(text_only) == {1: "advert"}


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://www.paper.example/a/",
            "http://paper.example/a#top",
            "https://m.paper.example/a",
        ),
        *("https://paper.example/a?utm_source=x&fbclid=1", "HTTPS://PAPER.example:443/a"),
    ],
)
def test_addresses_of_one_page_are_one(url):
    assert canonical(url) == "paper.example/a"


@pytest.mark.parametrize("url", ["", "no address", "http://[::1", "/a/b"])
def test_what_is_no_address_is_like_no_other(url):
    assert canonical(url) == ""


def test_a_near_duplicate_is_found_across_scripts():
    source = SourceFactory(language="zh-hans")
    store_text(source, b"1", "深圳和杭州的创新活力，可以用数据指标进行对比。", [], by=None)

    (found,) = find_duplicates(
        "深圳和杭州的創新活力,可以用數據指標進行對比。!", "0" * 64, url="", language="zh-hant"
    )

    assert (found.source, found.why) == (source, "near")
    assert likeness(shingles(FIRST), shingles(SECOND)) < 0.1


def test_looking_for_duplicates_takes_as_many_queries_for_any_number(django_assert_num_queries):
    for n in range(6):
        store_text(SourceFactory(), b"1", f"{ARTICLE} {n}", [], by=None)

    with django_assert_num_queries(4):
        prepare(ARTICLE.encode(), url="https://paper.example/a")
