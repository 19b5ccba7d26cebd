"""The desk: every model opens, saves through its service and asks for a source."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse

from companies.models import Company
from editorial.clock import read_clock
from editorial.models import Change, Public, Revision, State
from editorial.publishing import publish_draft
from editorial.roles import EDITOR, PUBLISHER, TRANSLATOR, ensure_roles
from editorial.services import save_record
from hubs.models import Hub, HubFigure, Statement, Unit
from tests import factories

pytestmark = pytest.mark.django_db

RECORDS = [model for model in admin.site._registry if issubclass(model, Public)]


@pytest.fixture
def desk(client):
    """Return a client signed in as a user of a role, an administrator by default."""

    def sign_in(role: str | None = None):
        ensure_roles()
        users = get_user_model().objects
        if role is None:
            user = users.create_superuser("administrator")
        else:
            user = users.create_user(role, is_staff=True)
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


def address(model, action: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}", args=args)


# What a form was opened on: where it stands in the page's context.
CARRIED = {"_seen": "seen", "_opened": "opened_on"}


def filled(response) -> dict:
    """Return what a browser would send back of an admin form."""
    form = response.context["adminform"].form
    data = {}
    for field in form:
        value = field.value()
        if isinstance(value, list) or value not in (None, False):
            data[field.html_name] = value
    for formset in response.context["inline_admin_formsets"]:
        management = formset.formset.management_form
        data |= {f.html_name: f.value() for f in management}
        for row in formset.formset.forms:
            data |= {f.html_name: f.value() for f in row if f.value() not in (None, "")}
    opened = {name: response.context[key] for name, key in CARRIED.items()}
    return data | {name: str(value or "") for name, value in opened.items()}


def publish_draft_of(record) -> None:
    publish_draft(Revision.objects.of_record(record).open().get(), by=None)


def test_every_model_of_the_design_is_on_the_desk():
    names = {model.__name__ for model in RECORDS}

    assert names >= {
        "Publisher", "Source", "Correction", "Decision", "Hub", "Sector", "Indicator",
        "HubFigure", "Event", "Statement", "Absence", "Company", "Presence", "Group",
        "Membership", "CompanyFigure", "Page",
    }  # fmt: skip


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_list_opens_searches_and_offers_a_new_record(desk, model):
    client = desk()

    assert client.get(address(model, "changelist")).status_code == 200
    assert client.get(address(model, "changelist"), {"q": "深圳"}).status_code == 200
    assert client.get(address(model, "add")).status_code == 200


def test_all_four_languages_of_a_hub_are_edited_in_one_form(desk):
    hub = factories.HubFactory(public=True)
    client = desk()
    url = address(Hub, "change", hub.pk)

    data = filled(client.get(url)) | {
        "name_vi": "Thâm Quyến",
        "name_zh_hans": "深圳",
        "name_zh_hant": "深圳",
        "tagline_zh_hant": "硬體之城",
    }
    response = client.post(url, data)

    hub.refresh_from_db()
    assert response.status_code == 302
    assert not hub.name_vi
    publish_draft_of(hub)
    hub.refresh_from_db()
    assert (hub.name_vi, hub.tagline_zh_hant, hub.revision) == ("Thâm Quyến", "硬體之城", 2)
    assert Change.objects.filter(slug=hub.slug, action="updated").exists()


def test_a_claim_is_not_saved_without_its_source(desk):
    client = desk()
    hub = factories.HubFactory(public=True)

    response = client.post(
        address(Statement, "add"),
        {
            "hubs": [hub.pk],
            "kind": "fact",
            "rank": "normal",
            "text_en": "It is a port.",
            "Company_statements-TOTAL_FORMS": 0,
            "Company_statements-INITIAL_FORMS": 0,
        },
    )

    assert "source" in response.context["adminform"].form.errors
    assert not Statement.objects.exists()


def test_a_new_claim_gets_the_next_number(desk):
    client = desk()
    source = factories.SourceFactory(public=True)

    client.post(
        address(Statement, "add"),
        {
            "hubs": [factories.HubFactory(public=True).pk],
            "kind": "fact",
            "rank": "normal",
            "source": source.pk,
            "text_en": "It is a port.",
            "Company_statements-TOTAL_FORMS": 0,
            "Company_statements-INITIAL_FORMS": 0,
        },
    )

    statement = Statement.objects.get()
    assert statement.number > 0
    assert statement.state == State.DRAFT


def test_a_text_that_is_needed_is_needed_in_one_language_at_least(desk):
    response = desk().post(
        address(Hub, "add"),
        {
            "slug": "nowhere",
            "kind": "city",
            "aliases-TOTAL_FORMS": 0,
            "aliases-INITIAL_FORMS": 0,
        },
    )

    assert "name_en" in response.context["adminform"].form.errors


def test_a_figure_that_contradicts_itself_is_explained(desk):
    figure = factories.FigureFactory(public=True)
    client = desk()
    url = address(HubFigure, "change", figure.pk)

    response = client.post(url, filled(client.get(url)) | {"period_end": "2020-01-01"})

    assert b"A period ends on or after the day it starts." in response.content


def test_publishing_from_the_list_names_what_is_missing_and_publishes_nothing(desk):
    figure = factories.FigureFactory()

    response = desk().post(
        address(HubFigure, "changelist"),
        {"action": "publish_selected", "_selected_action": [figure.pk]},
        follow=True,
    )

    assert b"These must be public first" in response.content
    assert not HubFigure.objects.published().exists()


def test_retiring_shows_what_goes_along_and_then_retires(desk):
    figure = factories.FigureFactory(public=True)
    client = desk()
    asked = {"action": "retire_selected", "_selected_action": [figure.hub.pk]}

    page = client.post(address(Hub, "changelist"), asked)
    assert str(figure).encode() in page.content
    assert HubFigure.objects.published().exists()

    client.post(address(Hub, "changelist"), asked | {"confirmed": "1"})
    assert HubFigure.objects.retired().exists()
    assert Hub.objects.retired().exists()


def test_an_editor_drafts_but_does_not_touch_what_readers_see(desk):
    client = desk(EDITOR)
    hub = factories.HubFactory(name_vi="Cũ", public=True)
    url = address(Hub, "change", hub.pk)

    page = client.get(url)
    client.post(url, filled(page) | {"name_vi": "Mới", "_submit": "1"})

    hub.refresh_from_db()
    assert hub.name_vi == "Cũ"
    assert Revision.objects.of_record(hub).open().get().state == "in_review"
    assert b"_publish" not in page.content
    actions = client.get(address(Hub, "changelist")).content
    assert b"publish_selected" not in actions


def test_a_publisher_publishes(desk):
    hub = factories.HubFactory()

    desk(PUBLISHER).post(
        address(Hub, "changelist"),
        {"action": "publish_selected", "_selected_action": [hub.pk]},
    )

    assert Hub.objects.published().get() == hub


def test_a_translator_writes_texts_and_nothing_else(desk):
    company = factories.CompanyFactory()
    client = desk(TRANSLATOR)
    url = address(Company, "change", company.pk)

    form = client.get(url).context["adminform"].form

    assert "name_vi" in form.fields
    assert not {"slug", "kind", "status"} & set(form.fields)
    assert client.get(address(Company, "add")).status_code == 403


def test_a_name_is_found_without_its_marks(desk):
    hub = factories.HubFactory(name_vi="Hàng Châu", public=True)
    client = desk()

    found = client.get(address(Hub, "changelist"), {"q": "hang chau"}).context["cl"].queryset

    assert list(found) == [hub]


def test_what_was_public_is_never_deleted(desk):
    hub = factories.HubFactory(public=True)

    assert desk().post(address(Hub, "delete", hub.pk), {"post": "yes"}).status_code == 403
    assert Hub.objects.exists()


def test_the_desk_keeps_to_the_strict_policy(desk):
    policy = desk().get(reverse("admin:index")).headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_a_slug_that_was_another_records_is_refused_at_its_field(desk):
    moved = factories.HubFactory(slug="canton", public=True)
    moved.slug = "guangzhou"
    save_record(moved)
    other = factories.HubFactory(public=True)
    client = desk()
    url = address(Hub, "change", other.pk)

    response = client.post(url, filled(client.get(url)) | {"slug": "canton"})

    assert "slug" in response.context["adminform"].form.errors


def test_a_public_claim_moves_to_a_hidden_hub_in_a_draft_alone(desk):
    figure = factories.FigureFactory(public=True)
    hidden = factories.HubFactory(name_en="Hidden")
    client = desk()
    url = address(HubFigure, "change", figure.pk)

    client.post(url, filled(client.get(url)) | {"hub": hidden.pk})

    with pytest.raises(ValidationError, match="Hidden"):
        publish_draft_of(figure)
    figure.refresh_from_db()
    assert figure.hub != hidden


def test_a_hub_is_not_put_inside_one_of_its_own_parts(desk):
    whole = factories.HubFactory(public=True)
    part = factories.HubFactory(parent=factories.HubFactory(parent=whole), public=True)
    client = desk()
    url = address(Hub, "change", whole.pk)

    response = client.post(url, filled(client.get(url)) | {"parent": part.pk})

    assert "parent" in response.context["adminform"].form.errors


def test_a_reference_to_nothing_is_said_at_its_text(desk):
    hub = factories.HubFactory(slug="port", public=True)
    client, form = desk(), address(Hub, "change", hub.pk)
    sent = filled(client.get(form)) | {"summary_vi": "Chi {{figure:hub/port/rd@2024}}."}

    response = client.post(form, sent)

    assert list(response.context["adminform"].form.errors) == ["summary_vi"]


def test_a_change_that_prose_elsewhere_forbids_is_not_published(desk):
    figure = factories.FigureFactory(public=True)
    token = f"{{{{figure:hub/{figure.hub.slug}/{figure.indicator.slug}@2024}}}}"
    factories.HubFactory(summary_en=token, public=True)
    client, form = desk(), address(HubFigure, "change", figure.pk)

    client.post(
        form,
        filled(client.get(form)) | {"period_start": "2023-01-01", "period_end": "2023-12-31"},
    )

    with pytest.raises(ValidationError, match="finds no figure"):
        publish_draft_of(figure)
    assert Revision.objects.of_record(figure).open().get().data["period_end"] == "2023-12-31"


def test_a_changed_unit_raises_the_clock(desk):
    unit = factories.UnitFactory(slug="persons", name_en="people", kind="count")
    client, before = desk(), read_clock()

    client.post(
        address(Unit, "change", unit.pk),
        {"slug": "persons", "kind": "count", "name_en": "persons"},
    )

    assert Unit.objects.get(pk=unit.pk).name_en == "persons"
    assert read_clock() == before + 1
