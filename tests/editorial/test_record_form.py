"""The form of a record: a draft over live, merged with what others save, told to autosave."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from editorial.drafts import save_draft
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import Alias, Hub, HubFigure
from tests.config.test_admin import address, filled
from tests.editorial.people import editor, publisher, translator
from tests.factories import (
    CompanyFactory,
    EventFactory,
    FigureFactory,
    HubFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(client):
    user = editor("anna")
    client.force_login(user)
    return user


def form_of(record, query=""):
    return address(type(record), "change", record.pk) + query


def send(client, record, query="", **changes):
    page = client.get(form_of(record, query))
    return client.post(form_of(record, query), filled(page) | changes)


def draft(record) -> Revision:
    return Revision.objects.of_record(record).open().get()


def test_the_form_saves_columns_relations_and_rows_as_one_draft(client, anna):
    hub = HubFactory(slug="wuhan", public=True)
    Alias.objects.create(hub=hub, text="Wuchang", language="en", kind="former")
    sector = SectorFactory(slug="optics", public=True)
    page = filled(client.get(form_of(hub)))

    client.post(
        form_of(hub),
        page
        | {
            "name_zh_hant": "武漢",
            "sectors": [sector.pk],
            "aliases-1-text": "Hankow",
            "aliases-1-language": "en",
            "aliases-1-kind": "former",
            "_message": "Older names",
        },
    )

    found = draft(hub)
    assert found.message == "Older names"
    assert set(found.changed) == {"name_zh_hant", "sectors", "aliases"}
    assert [row["text"] for row in found.data["aliases"]] == ["Wuchang", "Hankow"]
    assert hub.aliases.count() == 1
    again = filled(client.get(form_of(hub)))
    assert (again["name_zh_hant"], again["sectors"]) == ("武漢", [sector.pk])
    assert again["aliases-1-text"] == "Hankow"
    publish_draft(found, by=None)
    assert [alias.text for alias in hub.aliases.order_by("pk")] == ["Wuchang", "Hankow"]


def test_a_row_that_is_emptied_is_taken_out(client, anna):
    hub = HubFactory(public=True)
    Alias.objects.create(hub=hub, text="Wuchang", language="en", kind="former")

    send(client, hub, **{"aliases-0-text": ""})

    assert draft(hub).data["aliases"] == []


def test_companies_that_an_event_names_are_part_of_its_draft(client, anna):
    event = EventFactory(public=True)
    company = CompanyFactory(slug="dji", public=True)

    send(client, event, **{"Company_events-0-company": company.pk})

    assert draft(event).data["companies"] == ["dji"]
    assert filled(client.get(form_of(event)))["Company_events-0-company"] == company.pk
    publish_draft(draft(event), by=None)
    assert list(event.companies.all()) == [company]


def test_a_new_record_is_a_hidden_row_with_its_draft(client, anna):
    page = filled(client.get(address(Hub, "add")))

    response = client.post(
        address(Hub, "add"),
        page | {"slug": "ningbo", "kind": "city", "name_en": "Ningbo", "_continue": "1"},
    )

    hub = Hub.objects.get()
    assert (hub.state, draft(hub).author, draft(hub).action) == ("draft", anna, "created")
    assert response.headers["Location"] == form_of(hub)


@pytest.mark.parametrize("button, name", [("_publish", "draft"), ("_preview", "preview")])
def test_buttons_lead_on_from_the_saved_draft(client, button, name):
    client.force_login(publisher())
    hub = HubFactory(public=True)

    response = send(client, hub, name_vi="Mới", **{button: "1"})

    assert response.headers["Location"] == reverse(f"admin:{name}", args=[draft(hub).pk])


def test_the_second_editor_is_told_of_the_first_on_opening(client, anna):
    hub = HubFactory(public=True)
    minh = editor("minh")
    save_draft(hub, data_of(hub) | {"name_vi": "Mới"}, by=minh)
    url = reverse("admin:editing", args=["hub", hub.pk])
    client.force_login(minh)
    assert client.post(url).json() == {"others": []}
    client.force_login(anna)

    page = client.get(form_of(hub)).content.decode()

    assert "minh has an open draft of this record" in page
    assert client.post(url).json() == {"others": ["minh"]}
    assert "<span>minh</span>" in client.get(form_of(hub)).content.decode()


def test_two_windows_show_all_three_versions_and_the_choice_is_kept(client, anna):
    hub = HubFactory(name_vi="Cũ", tagline_vi="Câu cũ", public=True)
    opened = filled(client.get(form_of(hub)))
    send(client, hub, name_vi="Của họ", tagline_vi="Câu của họ")

    response = client.post(form_of(hub), opened | {"name_vi": "Của tôi", "name_en": "Own"})

    conflict = response.context["conflict"]
    assert [(c.base, c.theirs, c.mine) for c in conflict.conflicts] == [("Cũ", "Của họ", "Của tôi")]
    again = filled(response)
    assert again["name_vi"] == "Của tôi"
    assert draft(hub).data["name_vi"] == "Của họ"

    chosen = again | {"_token": conflict.token, "_take.name_vi": "theirs"}
    client.post(form_of(hub), chosen)

    data = draft(hub).data
    assert (data["name_vi"], data["tagline_vi"], data["name_en"]) == ("Của họ", "Câu của họ", "Own")


def test_what_was_published_while_the_form_was_open_is_not_overwritten(client, anna):
    hub = HubFactory(name_vi="Cũ", public=True)
    opened = filled(client.get(form_of(hub)))
    other = save_draft(hub, data_of(hub) | {"name_vi": "Của họ"}, by=editor("minh"))
    publish_draft(other, by=publisher())

    response = client.post(form_of(hub), opened | {"name_vi": "Của tôi"})

    assert [c.theirs for c in response.context["conflict"].conflicts] == ["Của họ"]
    assert not Revision.objects.open().exists()


def test_autosave_answers_with_what_the_form_now_stands_on(client, anna):
    hub = HubFactory(name_vi="Cũ", public=True)
    opened = filled(client.get(form_of(hub)))

    told = client.post(form_of(hub), opened | {"name_vi": "Mới", "_autosave": "1"}).json()
    assert draft(hub).data["name_vi"] == "Mới"
    again = opened | {"_seen": told["seen"], "name_vi": "Mới hơn", "_autosave": "1"}
    assert client.post(form_of(hub), again).status_code == 200
    assert draft(hub).data["name_vi"] == "Mới hơn"

    stale = client.post(form_of(hub), opened | {"name_vi": "Khác", "_autosave": "1"})
    wrong = client.post(form_of(hub), opened | {"slug": "", "_autosave": "1"})
    assert (stale.status_code, wrong.status_code) == (409, 422)
    assert wrong.json() == {"errors": ["slug"]}


def test_a_reviewer_opens_and_mends_a_given_draft_and_an_editor_may_not(client, anna):
    hub = HubFactory(public=True)
    theirs = save_draft(hub, data_of(hub) | {"name_vi": "Mới"}, by=editor("minh"))
    query = f"?draft={theirs.pk}"

    assert send(client, hub, query, name_vi="Khác").status_code == 403
    client.force_login(publisher())
    send(client, hub, query, name_vi="Tốt")

    theirs.refresh_from_db()
    assert theirs.data["name_vi"] == "Tốt"
    assert client.get(form_of(hub, "?draft=999999")).status_code == 404


def test_a_translators_draft_holds_texts_alone(client):
    client.force_login(translator())
    figure = FigureFactory(public=True)

    send(client, figure, note_vi="Ghi chú", value="9")

    assert draft(figure).changed == ["note_vi"]


def test_a_hub_form_stays_small_and_asks_little(client, anna, django_assert_max_num_queries):
    figure = FigureFactory(reference=HubFactory(), public=True)
    save_draft(figure, data_of(figure) | {"note_vi": "Ghi chú"}, by=anna)

    ContentType.objects.get_for_model(HubFigure)

    with django_assert_max_num_queries(12):
        page = client.get(address(HubFigure, "change", figure.pk))

    assert len(page.content) < 150_000


def test_lists_tell_which_records_have_a_draft(client, anna):
    hub = HubFactory(public=True)
    save_draft(hub, data_of(hub) | {"name_vi": "Mới"}, by=get_user_model().objects.get())

    page = client.get(address(Hub, "changelist")).content.decode()

    assert '<td class="field-draft_state">Draft</td>' in page
