import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from sources.desk import intake_forms
from sources.intake.fetch import Fetched, FetchError
from sources.models import Arrival, Source
from tests.editorial.people import editor, publisher, translator
from tests.factories import PublisherFactory, SourceFactory
from tests.sources.intake.test_services import ARTICLE, FIRST

pytestmark = pytest.mark.django_db
INTAKE = "/admin/desk/intake/"


@pytest.fixture
def anna(client):
    user = editor()
    client.force_login(user)
    return user


def send(client, **given):
    return client.post(INTAKE, given, follow=True)


def facts(**changed):
    return {
        "original_title": "Two cities",
        "language": "en",
        "kind": "article",
        "published_on": "2025-03-18",
        "rights": "copyright",
        "keep": ["1", "2", "3"],
        **changed,
    }


def test_a_pasted_text_becomes_a_draft_in_three_steps(client, anna):
    shown = send(client, article=ARTICLE)
    address = shown.redirect_chain[-1][0]
    saved = client.post(address, facts())

    source = Source.objects.get()
    assert shown.context["form"].initial["original_title"] == "A tale of two cities in 2024"
    assert saved.headers["Location"] == f"/admin/desk/reading/{source.slug}/"
    assert (source.original_title, str(source.published_on)) == ("Two cities", "2025-03-18")
    assert (source.title_en, source.published_precision) == ("Two cities", "day")
    assert source.snapshots.get().dropped == [4]
    assert not Arrival.objects.exists()


def test_an_address_is_fetched(client, anna, monkeypatch):
    page = f"<html><head><title>T</title></head><p>{FIRST}</p></html>".encode()
    monkeypatch.setattr(intake_forms, "fetch", lambda url: Fetched(page, url, "utf-8"))

    shown = send(client, article=" https://paper.example/a \n")

    assert shown.context["form"].initial["url"] == "https://paper.example/a"


def test_an_address_that_fails_is_kept_for_a_pasted_text(client, anna, monkeypatch):
    def fail(url):
        raise FetchError("No.")

    monkeypatch.setattr(intake_forms, "fetch", fail)

    shown = send(client, article="https://paper.example/a")

    assert shown.context["form"]["url"].value() == "https://paper.example/a"
    assert shown.context["form"].errors["article"] == [
        "No. Paste the text instead; its address is kept."
    ]


def test_addresses_inside_are_not_fetched(client, anna):
    shown = send(client, article="http://169.254.169.254/latest/meta-data/")

    assert "open web" in shown.context["form"].errors["article"][0]


def test_a_file_is_taken_in(client, anna):
    raw = "深圳和杭州的创新活力，可以用数据指标进行对比。".encode("gb18030")

    shown = send(client, file=SimpleUploadedFile("a.txt", raw))

    assert shown.context["prepared"].article.encoding == "gb18030"
    assert shown.context["html_lang"] == "zh-Hans"


@pytest.mark.parametrize(
    "given", [{}, {"article": "  "}, {"article": "12"}, {"article": "Some text", "url": "ftp://x"}]
)
def test_what_is_no_article_is_told(client, anna, given):
    shown = send(client, **given)

    assert shown.status_code == 200
    assert shown.context["form"].errors
    assert not Arrival.objects.exists()


def test_noise_is_shown_without_its_tick_and_with_its_reason(client, anna):
    shown = send(client, article=f"<nav>Home</nav><p>{FIRST}</p><p>{FIRST}</p>").content.decode()

    assert shown.count("checked") >= 2
    assert "Menu or way through the site" in shown


def test_duplicates_are_shown_before_anything_is_saved_and_can_take_the_text(client, anna):
    source = SourceFactory(url="https://paper.example/a", title_en="The one")
    shown = send(client, article=ARTICLE, url="https://www.paper.example/a?utm_source=x")
    address = shown.redirect_chain[-1][0]

    assert "The one" in shown.content.decode()
    assert "The same address" in shown.content.decode()
    answer = client.post(address, {"attach": source.pk})

    assert answer.headers["Location"] == f"/admin/desk/reading/{source.slug}/"
    assert source.snapshots.count() == 1
    assert Source.objects.count() == 1


def test_a_text_cannot_be_given_to_a_source_that_is_no_duplicate(client, anna):
    address = send(client, article=ARTICLE).redirect_chain[-1][0]

    assert client.post(address, {"attach": SourceFactory().pk}).status_code == 404


def test_a_publisher_that_is_not_known_is_named(client, anna):
    PublisherFactory(name_en="The Paper")
    page = '<meta property="og:site_name" content="{}"><p>' + FIRST

    shown = send(client, article=page.format("The Gazette"))
    assert "The Gazette" in shown.context["form"].fields["publisher"].help_text
    shown = send(client, article=page.format("The Paper"))
    assert str(shown.context["form"].initial["publisher"]) == "The Paper"


def test_errors_in_the_facts_keep_ticks_and_article(client, anna):
    address = send(client, article=ARTICLE).redirect_chain[-1][0]

    shown = client.post(address, facts(original_title="", keep=["2"]))

    assert shown.context["form"].errors["original_title"]
    assert [tick.is_kept for tick in shown.context["ticks"]] == [False, True, False, False]
    assert not Source.objects.exists()


def test_an_article_of_thousands_of_paragraphs_can_be_saved(client, anna):
    text = "\n".join(f"{FIRST} {n}" for n in range(3000))
    address = send(client, article=text).redirect_chain[-1][0]

    client.post(address, facts(keep=[str(n) for n in range(1, 3000)]))

    assert Source.objects.get().snapshots.get().dropped == [3000]


def test_arrivals_are_their_editors_own(client, anna):
    address = send(client, article=ARTICLE).redirect_chain[-1][0]
    client.force_login(publisher())

    assert client.get(address).status_code == 404


def test_arrivals_wait_on_today_and_go_after_a_week(client, anna):
    send(client, article=ARTICLE)
    assert client.get(reverse("admin:index")).content.count(b"Articles to look at") == 1
    Arrival.objects.update(at=timezone.now() - timezone.timedelta(days=8))

    send(client, article=ARTICLE)

    assert Arrival.objects.count() == 1


def test_cleaning_later_changes_what_is_left_out(client, anna):
    address = send(client, article=ARTICLE).redirect_chain[-1][0]
    client.post(address, facts(keep=["1", "2", "3", "4"]))
    source = Source.objects.get()
    page = f"/admin/desk/sources/{source.slug}/clean/"

    shown = client.get(page)
    answer = client.post(page, {"keep": ["2", "3", "nonsense", "77"]})

    assert [tick.number for tick in shown.context["ticks"] if tick.is_kept] == [1, 2, 3, 4]
    assert answer.headers["Location"] == f"/admin/desk/reading/{source.slug}/"
    assert source.snapshots.get().dropped == [1, 4]


def test_a_source_without_text_has_nothing_to_clean(client, anna):
    source = SourceFactory()

    assert client.get(f"/admin/desk/sources/{source.slug}/clean/").status_code == 404


def test_translators_may_not_import(client):
    client.force_login(translator())

    assert client.get(INTAKE).status_code == 403
    assert client.post(INTAKE, {"article": ARTICLE}).status_code == 403
    assert not Arrival.objects.exists()


def test_queries_of_the_look_do_not_grow_with_paragraphs(client, anna, count_queries):
    few = send(client, article=ARTICLE).redirect_chain[-1][0]
    many = send(client, article="\n".join([ARTICLE, *[f"{FIRST} {n}" for n in range(50)]]))

    assert count_queries(many.redirect_chain[-1][0]) == count_queries(few)
