"""A profile says in words what last changed, and a load is one line."""

import pytest
from django.db import connection

from editorial.clock import hold_clock
from editorial.models import Action, Change
from editorial.services import publish, retire, save_record
from hubs.models import Hub
from tests.factories import EventFactory, FigureFactory, HubFactory, StatementFactory

pytestmark = pytest.mark.django_db


def log(client, hub):
    """Return the lines of a profile's change log, the words only."""
    page = client.get(hub.get_absolute_url())
    return page.context["profile"].history, " ".join(page.content.decode().split())


def test_a_figure_that_was_added_is_named_with_its_period(client):
    figure = FigureFactory(hub__name_en="Shenzhen", indicator__name_en="R&D intensity", public=True)

    entries, page = log(client, figure.hub)

    assert entries[0].subject == figure
    address = figure.get_absolute_url()
    assert (
        f'href="{address}" lang="en">R&amp;D intensity</a> <span class="count">2024</span> added'
        in page
    )


def test_a_changed_profile_is_named_as_such(client):
    hub = HubFactory(public=True)
    hub.tagline_en = "A port"
    save_record(hub)

    entries, page = log(client, hub)

    assert [entry.action for entry in entries] == ["updated", "created"]
    assert page.index("Profile updated") < page.index("Profile added")


def test_events_and_statements_lead_to_their_place_on_the_page(client):
    hub = HubFactory(public=True)
    EventFactory(hubs=[hub], title_en="A plan", public=True)
    StatementFactory(hubs=[hub], text_en="A strong chain.", public=True)

    _, page = log(client, hub)

    assert 'href="#timeline" lang="en">A plan</a>' in page
    assert 'href="#voices" lang="en">A strong chain.</a>' in page


def test_what_was_withdrawn_is_told_without_its_content(client):
    figure = FigureFactory(hub__public=True, indicator__name_en="A secret", public=True)
    retire(figure)

    entries, page = log(client, figure.hub)

    assert entries[0].subject is None
    assert "Hub figure: retired" in page
    assert "A secret" not in page


def test_only_the_last_five_changes_are_shown_the_latest_first(client):
    hub = HubFactory(public=True)
    figures = FigureFactory.create_batch(7, hub=hub, public=True)

    entries, _ = log(client, hub)

    assert [entry.subject for entry in entries] == figures[:1:-1]


def test_a_load_is_one_line_with_its_number_of_records(client):
    hub = HubFactory()
    figures = FigureFactory.create_batch(3, hub=hub)
    with hold_clock(batch="load"):
        publish(hub)
        for figure in figures:
            publish(figure.indicator)
            publish(figure.source.publisher)
            publish(figure.source)
            publish(figure)

    entries, page = log(client, hub)

    assert len(entries) == 1
    assert entries[0].count == 4
    assert 'Starter content loaded, <span class="count">4</span> records' in page


def test_changes_of_other_hubs_are_left_out(client):
    hub = HubFactory(public=True)
    FigureFactory(public=True)

    entries, _ = log(client, hub)

    assert [entry.model for entry in entries] == ["hub"]


def test_the_change_log_is_read_through_an_index():
    hub = HubFactory(public=True)
    Change.objects.bulk_create(
        Change(sequence=n, model="source", object=n, slug=str(n), action=Action.CREATED)
        for n in range(5000)
    )
    changes = Change.objects.about(Hub.objects.records_of(hub))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE editorial_change")

    for rows in (changes.one_by_one()[:5], changes.loads()[:5]):
        assert "change_of_record" in rows.explain()
