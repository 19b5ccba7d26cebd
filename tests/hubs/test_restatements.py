"""A figure's page tells what it said before; a withdrawn page tells why."""

import pytest

from editorial.models import Reason
from editorial.services import retire, save_record
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db


def test_a_figure_page_tells_what_it_said_before(client):
    figure = FigureFactory(value="3.9", digits=1, public=True)
    figure.value, figure.digits = "3.92", 2
    save_record(figure)
    figure.note_en = "Read again."
    save_record(figure)

    page = client.get(f"/en/figures/{figure.number}/").content.decode()

    assert page.count("<del") == 1
    assert '<del class="count">3.9' in page
    assert '<ins class="count">3.92' in page


def test_a_figure_that_never_changed_tells_nothing(client):
    figure = FigureFactory(public=True)

    assert "<del" not in client.get(f"/en/figures/{figure.number}/").content.decode()


def test_a_withdrawn_page_gives_the_reason_and_what_stands_for_it(client):
    hub, other = HubFactory(public=True), HubFactory(name_en="Successor", public=True)
    retire(hub, replaced_by=other, because=Reason.MERGED)

    response = client.get(hub.get_absolute_url())

    page = response.content.decode()
    assert response.status_code == 410
    assert "It was merged with another record." in page
    assert f'href="/en/hubs/{other.slug}/"' in page
