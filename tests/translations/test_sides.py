"""The page on which a record's texts are translated, each beside its original."""

import re

import pytest
from django.urls import reverse

from editorial.clock import read_clock
from editorial.drafts import draft_of, save_draft
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from tests.editorial.people import editor, publisher, translator
from tests.factories import CompanyFactory, HubFactory
from translations.marks import (
    CONVERTED,
    IN_REVIEW,
    MISSING,
    REVIEWED,
    SAME,
    STALE,
    WRITTEN,
    Mark,
)
from translations.models import Comment, GlossaryTerm
from translations.services import assign_languages, save_texts, say
from translations.states import store_marks
from translations.work import open_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(
        name_en="Shenzhen",
        tagline_en="Makes chips",
        tagline_vi="Làm chip",
        summary_en="A city by the sea.",
        public=True,
    )


@pytest.fixture
def anna(client):
    return signed_in(client, editor("anna"))


@pytest.fixture
def chen(client):
    return signed_in(client, translator("chen"))


def signed_in(client, user):
    client.force_login(user)
    return user


def address(record, language="vi", query=""):
    return reverse("admin:sides", args=[record._meta.model_name, record.pk, language]) + query


def rows(response):
    return {row.name: row for row in response.context["rows"]}


def send(client, record, act, language="vi", query="", page=None, **sent):
    """Press a button as the page stands, with all that it carries along."""
    page = page or client.get(address(record, language, query))
    carried = {f"seen-{name}": row.seen for name, row in rows(page).items()}
    return client.post(address(record, language, query), carried | sent | {"act": act})


def state(record, by, language="vi", field="tagline"):
    record.refresh_from_db()
    return open_work(record, by).state(field, language)


def publish_as(record, changes, by=None):
    publish_draft(save_draft(record, data_of(record) | changes, by=by), by=by)
    record.refresh_from_db()


def typed_texts(page):
    return {name: row.text for name, row in rows(page).items()}


# What is shown


def test_every_text_stands_beside_its_original_in_its_own_language(client, anna, hub):
    publish_as(hub, {"summary_en": "", "summary_zh_hans": "海滨城市"})

    page = client.get(address(hub))

    found = rows(page)
    assert set(found) == {"name", "tagline", "summary", "body"}
    assert (found["tagline"].source, found["summary"].source) == ("en", "zh-hans")
    html = page.content.decode()
    assert re.search(r'lang="zh-Hans">海滨城市</p>', html)
    assert re.search(r'id="text-tagline-1"[^>]*lang="vi"', html)
    assert "Written" in html
    assert "○" in html


def test_a_third_language_is_shown_as_help(client, anna, hub):
    publish_as(hub, {"tagline_zh_hant": "製造晶片"})

    assert "製造晶片" not in client.get(address(hub)).content.decode()
    assert "製造晶片" in client.get(address(hub, query="?help=zh-hant")).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "hub/1/fr/",
        "nothing/1/vi/",
        "hub/999999/vi/",
        "hub/{pk}/vi/?draft=999",
        "hub/{pk}/vi/?draft=x",
    ],
)
def test_what_is_not_there_is_not_found(client, anna, hub, path):
    assert client.get("/admin/desk/translations/" + path.format(pk=hub.pk)).status_code == 404


def test_the_original_itself_says_so(client, anna, hub):
    page = client.get(address(hub, "en"))

    assert rows(page)["tagline"].source == ""
    assert "This text is the original of the field." in page.content.decode()


def test_the_states_of_all_seven_kinds_have_a_sign_and_a_word(client, anna, hub):
    for said, sign in ((REVIEWED, "●"), (IN_REVIEW, "◑"), (CONVERTED, "⚙")):
        say(hub, {"tagline_vi": said}, by=anna)
        row = rows(client.get(address(hub)))["tagline"]
        assert row.glyph.startswith(sign)
        assert row.state_words
    say(hub, {"summary_vi": SAME}, by=anna)
    assert rows(client.get(address(hub)))["summary"].glyph == "＝"


def test_a_stale_text_shows_what_its_original_says_otherwise_since(client, anna, hub):
    publish_as(hub, {"tagline_en": "Makes robots"})
    publish_as(hub, {"tagline_en": "Makes robots, and drones"})

    page = client.get(address(hub))

    row = rows(page)["tagline"]
    assert (row.state, row.reason) == (STALE, "The original was changed since.")
    html = page.content.decode()
    assert re.search(r"<del>.*chips", html)
    assert re.search(r"<ins>.*robots, and drones", html)


def test_a_text_behind_another_one_leads_there(client, anna):
    hub = HubFactory(
        tagline_en="Makes chips", tagline_zh_hans="造芯片", tagline_zh_hant="造晶片", public=True
    )
    marks = {
        "tagline_zh_hans": Mark(original_language="en").moved_to("Made chips"),
        "tagline_zh_hant": Mark(original_language="zh-hans").moved_to("造芯片"),
    }
    store_marks(hub, ["tagline"], data_of(hub), marks)

    page = client.get(address(hub, "zh-hant"))

    assert rows(page)["tagline"].behind == address(hub, "zh-hans")
    assert page.content.decode().count(f'href="{address(hub, "zh-hans")}"') == 2


def test_in_han_it_is_compared_by_characters(client, anna):
    hub = HubFactory(tagline_zh_hans="深圳制造芯片", tagline_vi="Làm chip", public=True)
    say(hub, {"tagline_vi": WRITTEN}, by=anna)
    from_zh = HubFactory(
        tagline_zh_hans="深圳制造芯片", tagline_zh_hant="深圳製造晶片", public=True
    )
    publish_as(from_zh, {"tagline_zh_hans": "深圳制造机器"})

    row = rows(client.get(address(from_zh, "zh-hant")))["tagline"]

    pieces = [(p.kind, p.text) for block in row.diff for p in block.pieces]
    assert pieces == [("same", "深圳制造"), ("removed", "芯片"), ("added", "机器")]


def test_prose_stands_paragraph_beside_paragraph_where_both_have_as_many(client, anna):
    company = CompanyFactory(body_en="One.\n\nTwo.", body_vi="Một.\n\nHai.", public=True)

    [one, two] = rows(client.get(address(company)))["body"].parts

    assert (one.original, one.text) == ("One.", "Một.")
    assert (two.original, two.text) == ("Two.", "Hai.")


def test_paragraphs_are_saved_as_one_text(client, anna):
    company = CompanyFactory(body_en="One.\n\nTwo.", body_vi="Một.\n\nHai.", public=True)

    send(client, company, "save:body", **{"text-body": ["Một.", "Hai!\r\nBa."]})

    assert draft_of(company, anna).data["body_vi"] == "Một.\n\nHai!\nBa."


# What is saved and said


@pytest.mark.parametrize(
    "act, expected", [("save", WRITTEN), ("review", IN_REVIEW), ("reviewed", REVIEWED)]
)
def test_a_text_is_saved_with_what_its_button_says(client, anna, hub, act, expected):
    response = send(
        client, hub, f"{act}:summary", **{"text-summary": "  Thành phố\u0301 ven biển. "}
    )

    assert response.url.endswith("/vi/#row-summary")
    assert draft_of(hub, anna).data["summary_vi"] == "Thành phố\u0301 ven biển."
    assert state(hub, anna, field="summary") == expected
    assert state(hub, anna, "en", "summary") == WRITTEN


def test_what_is_typed_into_other_rows_is_saved_too(client, anna, hub):
    send(
        client,
        hub,
        "review:summary",
        **{"text-summary": "Ven biển.", "text-name": "Thâm Quyến", "text-tagline": "Làm chip"},
    )

    draft = draft_of(hub, anna)
    assert set(draft.changed) == {"summary_vi", "name_vi"}
    assert state(hub, anna, field="name") == WRITTEN


def test_a_key_saves_all_that_was_typed(client, anna, hub):
    send(client, hub, "all", **{"text-summary": "Ven biển.", "text-name": "Thâm Quyến"})

    assert set(draft_of(hub, anna).changed) == {"summary_vi", "name_vi"}


def test_nothing_typed_makes_no_draft(client, anna, hub):
    send(client, hub, "save:tagline", **{"text-tagline": "Làm chip"})

    assert not Revision.objects.open().exists()


def test_a_text_that_readers_see_is_reviewed_without_a_draft(client, anna, hub):
    before = read_clock()

    send(client, hub, "reviewed:tagline", **{"text-tagline": "Làm chip"})

    assert state(hub, anna) == REVIEWED
    assert read_clock() == before + 1
    assert not Revision.objects.open().exists()


def test_looking_at_a_converted_text_makes_it_written(client, anna, hub):
    say(hub, {"tagline_vi": CONVERTED}, by=anna)

    send(client, hub, "save:tagline", **{"text-tagline": "Làm chip"})

    assert state(hub, anna) == WRITTEN


def test_a_stale_text_is_still_correct(client, anna, hub):
    publish_as(hub, {"tagline_en": "Makes chips!"})

    send(client, hub, "confirm:tagline", **{"text-tagline": "Làm chip"})

    assert state(hub, anna) == WRITTEN


def test_an_original_that_changed_while_one_looked_is_not_confirmed_unseen(client, anna, hub):
    publish_as(hub, {"tagline_en": "Makes chips!"})
    page = client.get(address(hub))
    publish_as(hub, {"tagline_en": "Makes robots"})

    answer = send(client, hub, "confirm:tagline", page=page, **{"text-tagline": "Làm chip"})

    assert "was changed since you opened this page" in answer.content.decode()
    assert state(hub, anna) == STALE


def test_a_text_that_is_empty_can_be_so_on_purpose(client, anna, hub):
    send(client, hub, "same:summary", **{"text-summary": ""})

    assert state(hub, anna, field="summary") == SAME


def test_one_that_reads_otherwise_is_not_the_same(client, anna, hub):
    answer = send(client, hub, "same:tagline", **{"text-tagline": "Làm chip"})

    assert "reads as its original does" in answer.content.decode()
    assert state(hub, anna) == WRITTEN


def test_a_text_is_returned_with_a_note(client, anna, hub):
    refused = send(client, hub, "return:tagline", **{"text-tagline": "Làm chip"})
    assert "Say what should be changed." in refused.content.decode()

    send(
        client, hub, "return:tagline", **{"text-tagline": "Làm chip", "note-tagline": "Not snacks"}
    )

    page = client.get(address(hub))
    assert rows(page)["tagline"].reason == "A reviewer returned it."
    assert "Not snacks" in page.content.decode()


def test_a_text_becomes_the_original(client, anna, hub):
    send(client, hub, "original:tagline")

    assert rows(client.get(address(hub, "en")))["tagline"].source == "vi"


def test_a_text_that_is_too_long_comes_back_as_it_was_typed(client, anna, hub):
    text = "dài " * 200

    page = send(client, hub, "save:tagline", **{"text-tagline": text, "text-name": "Thâm Quyến"})

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert typed_texts(page)["tagline"] == text
    assert draft_of(hub, anna).data["name_vi"] == "Thâm Quyến"


def test_prose_that_refers_to_nothing_is_refused(client, anna):
    company = CompanyFactory(body_en="One.", public=True)

    page = send(client, company, "save:body", **{"text-body": "{{claim:99999}}"})

    assert rows(page)["body"].trouble.words
    assert not Revision.objects.open().exists()


def test_a_form_that_does_not_say_what_it_showed_is_refused(client, anna, hub):
    page = client.post(address(hub), {"act": "save:tagline", "text-tagline": "Khác"})

    assert "open it anew" in page.content.decode()
    assert typed_texts(page)["tagline"] == "Khác"


@pytest.mark.parametrize("act", ["", "steal:tagline", "save:slug", "save", "settle:tagline:x"])
def test_an_act_that_is_none_is_refused(client, anna, hub, act):
    response = client.post(address(hub), {"act": act, "seen-tagline": "1.0.0", "seen-": "1.0.0"})

    assert response.status_code in (200, 403)
    assert not Revision.objects.open().exists()


def test_the_draft_is_submitted_from_the_page(client, anna, hub):
    send(client, hub, "save:summary", **{"text-summary": "Ven biển."})
    assert reverse("admin:draft", args=[draft_of(hub, anna).pk]) in (
        client.get(address(hub)).content.decode()
    )

    send(client, hub, "submit")

    assert draft_of(hub, anna).state == Revision.State.IN_REVIEW


# Two at once


def test_two_who_write_the_same_text_choose_and_lose_nothing(client, hub):
    hidden = HubFactory(tagline_en="Makes chips", tagline_vi="Làm chip")
    anna = signed_in(client, editor("anna"))
    opened = client.get(address(hidden))
    save_texts(hidden, {"tagline_vi": "Chế tạo chip"}, by=translator("binh"))

    page = send(client, hidden, "review:tagline", page=opened, **{"text-tagline": "Sản xuất chip"})

    conflict = rows(page)["tagline"].trouble.conflict
    assert [(c.base, c.theirs, c.mine) for c in conflict.conflicts] == [
        ("Làm chip", "Chế tạo chip", "Sản xuất chip")
    ]
    html = page.content.decode()
    assert all(text in html for text in ("Làm chip", "Chế tạo chip", "Sản xuất chip"))
    assert typed_texts(page)["tagline"] == "Sản xuất chip"

    settled = {"_token": conflict.token, "_take.tagline_vi": "mine"}
    send(client, hidden, "review:tagline", page=page, **{"text-tagline": "Sản xuất chip"} | settled)

    assert open_work(hidden, anna).text("tagline", "vi") == "Sản xuất chip"
    assert state(hidden, anna) == IN_REVIEW


def test_taking_theirs_keeps_theirs(client):
    hidden = HubFactory(tagline_en="Makes chips", tagline_vi="Làm chip")
    anna = signed_in(client, editor("anna"))
    opened = client.get(address(hidden))
    save_texts(hidden, {"tagline_vi": "Chế tạo chip"}, by=translator("binh"))
    page = send(client, hidden, "save:tagline", page=opened, **{"text-tagline": "Sản xuất chip"})
    token = rows(page)["tagline"].trouble.conflict.token

    send(
        client,
        hidden,
        "save:tagline",
        page=page,
        **{"text-tagline": "Sản xuất chip", "_token": token, "_take.tagline_vi": "theirs"},
    )

    assert open_work(hidden, anna).text("tagline", "vi") == "Chế tạo chip"


def test_others_texts_are_kept_beside_ones_own(client):
    hidden = HubFactory(tagline_en="Makes chips", summary_en="A city.")
    anna = signed_in(client, editor("anna"))
    opened = client.get(address(hidden))
    save_texts(hidden, {"summary_vi": "Thành phố."}, by=translator("binh"))

    send(
        client,
        hidden,
        "save:tagline",
        page=opened,
        **{"text-tagline": "Làm chip", "text-summary": ""},
    )

    work = open_work(hidden, anna)
    assert work.text("tagline", "vi") == "Làm chip"
    assert work.text("summary", "vi") == "Thành phố."


def test_rows_saved_one_after_another_from_one_page_keep_each_other(client, anna, hub):
    page = client.get(address(hub))

    send(client, hub, "save:tagline", page=page, **{"text-tagline": "Một"})
    send(client, hub, "save:summary", page=page, **{"text-summary": "Hai"})

    data = draft_of(hub, anna).data
    assert (data["tagline_vi"], data["summary_vi"]) == ("Một", "Hai")


# Rights


def test_a_translator_gets_texts_of_own_languages_up_to_in_review(client, chen, hub):
    assign_languages(chen, ["vi"])

    own = client.get(address(hub)).content.decode()
    other = client.get(address(hub, "zh-hant")).content.decode()

    assert 'value="review:tagline"' in own
    assert 'value="reviewed:tagline"' not in own
    assert 'value="return:tagline"' not in own
    assert 'value="original:tagline"' not in own
    assert 'name="text-tagline"' not in other
    assert 'value="review:tagline"' not in other
    assert 'value="comment:tagline"' in other


@pytest.mark.parametrize(
    "language, act, sent",
    [
        ("zh-hant", "save:tagline", {"text-tagline": "晶片"}),
        ("vi", "reviewed:tagline", {"text-tagline": "Khác"}),
        ("vi", "reviewed:tagline", {"text-tagline": "Làm chip"}),
        ("vi", "return:tagline", {"note-tagline": "No"}),
        ("vi", "original:tagline", {}),
        ("zh-hant", "same:tagline", {"text-tagline": ""}),
    ],
)
def test_services_refuse_what_a_translator_may_not(client, chen, hub, language, act, sent):
    assign_languages(chen, ["vi"])

    assert send(client, hub, act, language, **sent).status_code == 403
    assert state(hub, chen) == WRITTEN
    assert state(hub, chen, "zh-hant") == MISSING


def test_anothers_draft_is_judged_but_not_written(client, anna, hub):
    binh = translator("binh")
    draft = save_texts(hub, {"summary_vi": "Ven biển."}, by=binh, said=IN_REVIEW)
    query = f"?draft={draft.pk}"

    page = client.get(address(hub, query=query))
    assert 'name="text-summary"' not in page.content.decode()
    assert 'value="reviewed:summary"' in page.content.decode()
    send(client, hub, "reviewed:summary", query=query)

    draft.refresh_from_db()
    assert draft.told.marks["summary_vi"].said == REVIEWED


def test_a_publisher_writes_in_anothers_draft(client, hub):
    signed_in(client, publisher("dao"))
    draft = save_texts(hub, {"summary_vi": "Ven biển."}, by=translator("binh"), said=IN_REVIEW)

    send(
        client, hub, "reviewed:summary", query=f"?draft={draft.pk}", **{"text-summary": "Bên biển."}
    )

    draft.refresh_from_db()
    assert draft.data["summary_vi"] == "Bên biển."
    assert draft.told.marks["summary_vi"].said == REVIEWED


def test_the_desk_is_for_those_who_signed_in(client, hub):
    assert client.get(address(hub)).url.startswith("/admin/login/")


# Comments


def test_whoever_looks_comments_and_settles(client, chen, hub):
    assign_languages(chen, ["vi"])
    send(client, hub, "comment:tagline", "zh-hant", **{"comment-tagline": " 晶片 or 芯片? "})

    page = client.get(address(hub, "zh-hant"))
    assert rows(page)["tagline"].open_comments == 1
    assert "晶片 or 芯片?" in page.content.decode()
    assert not rows(client.get(address(hub, "vi")))["tagline"].comments

    comment = Comment.objects.get()
    send(client, hub, f"settle:tagline:{comment.pk}", "zh-hant")

    comment.refresh_from_db()
    assert (comment.author, comment.resolved_by) == (chen, chen)
    assert rows(client.get(address(hub, "zh-hant")))["tagline"].open_comments == 0


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_an_empty_or_endless_comment_is_refused(client, anna, hub, text):
    page = send(client, hub, "comment:tagline", **{"comment-tagline": text})

    assert rows(page)["tagline"].trouble.words
    assert not Comment.objects.exists()


def test_a_comment_of_another_record_is_not_settled_here(client, anna, hub):
    other = HubFactory(public=True)
    send(client, other, "comment:tagline", **{"comment-tagline": "Hm"})

    send(client, hub, f"settle:tagline:{Comment.objects.get().pk}")

    assert Comment.objects.get().is_open


# The memory, the queue, queries


def test_what_was_translated_before_stands_beside_the_original(client, anna, hub):
    other = HubFactory(public=True)
    publish_as(other, {"summary_en": "A city by the sea.", "summary_vi": "Thành phố ven biển."})

    page = client.get(address(hub))

    [match] = rows(page)["summary"].parts[0].matches
    assert (match.text, match.is_exact) == ("Thành phố ven biển.", True)
    assert "Thành phố ven biển." in page.content.decode()


@pytest.mark.parametrize(
    "queue, language, is_next",
    [
        ("missing", "zh-hant", True),
        ("written", "vi", True),
        ("stale", "vi", False),
        ("reviewed", "vi", False),
        ("nonsense", "vi", False),
        ("", "vi", False),
    ],
)
def test_a_queue_leads_on_to_the_next_record_of_its_state(
    client, anna, hub, queue, language, is_next
):
    HubFactory(name_en="", name_vi="", name_zh_hans="无", public=True)
    after = HubFactory(tagline_en="Other", tagline_vi="Khác", public=True)

    page = client.get(address(hub, language, f"?queue={queue}&model=hub"))

    url = page.context["next_url"]
    assert bool(url) == is_next
    if queue == "written":
        assert f"/{after.pk}/vi/?queue=written" in url


def test_a_queue_of_stale_texts_leads_to_a_stale_one(client, anna, hub):
    HubFactory(public=True)
    after = HubFactory(tagline_en="Other", tagline_vi="Khác", public=True)
    publish_as(after, {"tagline_en": "New"})

    page = client.get(address(hub, "vi", "?queue=stale"))

    assert f"/{after.pk}/vi/" in page.context["next_url"]


def test_the_longest_record_takes_at_most_fifteen_queries(client, chen, count_queries):
    body = "\n\n".join(f"Paragraph {n} of the text, with words of its own {n}." for n in range(60))
    for number in range(3):
        other = CompanyFactory(public=True)
        publish_as(other, {"body_en": body, "body_vi": body.replace("Paragraph", f"Đoạn {number}")})
    company = CompanyFactory(public=True)
    publish_as(
        company,
        {"body_en": body, "body_vi": "", "summary_en": "Makes chips.", "summary_vi": "Làm chip."},
    )
    assign_languages(chen, ["vi"])
    draft = save_texts(company, {"summary_vi": "Làm chip!"}, by=chen)
    for _number in range(5):
        Comment.objects.create(
            model="company", object=company.pk, field="body", language="vi", author=chen, text="?"
        )

    queries = count_queries(address(company, "vi", "?queue=missing&help=zh-hans"))

    assert queries <= 15
    page = client.get(address(company))
    assert page.context["draft"] == draft
    assert len(rows(page)["body"].parts) == 60
    assert all(part.matches for part in rows(page)["body"].parts)


# Checks and glossary


def test_what_the_checks_find_is_shown_beside_the_text(client, anna, hub):
    publish_as(hub, {"tagline_en": "Makes 300 chips"})

    send(client, hub, "save:tagline", **{"text-tagline": "Làm 500 chip"})

    page = client.get(address(hub))
    assert [f.code for f in rows(page)["tagline"].findings] == ["numbers", "numbers"]
    assert "Numbers that the translation lacks: 300" in page.content.decode()


def test_a_text_is_checked_while_it_is_typed(client, anna, hub):
    publish_as(hub, {"tagline_en": "Makes 300 chips"})
    where = reverse("admin:sides_check", args=["hub", hub.pk, "vi"])

    wrong = client.post(where, {"text-tagline": "Làm 500 chip"}).content.decode()
    right = client.post(where, {"text-tagline": "Làm 300 chip"}).content.decode()

    assert "Numbers that the translation lacks: 300" in wrong
    assert "findings__item" not in right
    assert not Revision.objects.open().exists()


def test_terms_of_the_glossary_stand_beside_the_original(client, anna, hub):
    GlossaryTerm.objects.create(slug="chip", term_en="chip", term_vi="con chip; vi mạch")
    GlossaryTerm.objects.create(slug="drone", term_en="drone", term_vi="máy bay không người lái")

    [term] = rows(client.get(address(hub)))["tagline"].terms
    assert (term.text, term.expected, term.kept) == ("chips", ("con chip", "vi mạch"), False)

    page = send(client, hub, "save:tagline", **{"text-tagline": "Làm vi mạch"})
    page = client.get(page.url)

    assert rows(page)["tagline"].terms[0].kept
    assert "con chip / vi mạch" in page.content.decode()
