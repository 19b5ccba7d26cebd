"""Publishing, withdrawing and renaming."""

import pytest
from django.core.exceptions import ValidationError

from editorial.clock import hold_clock, read_clock
from editorial.models import Change, FormerSlug, State
from editorial.services import (
    delete_draft,
    publish,
    retire,
    save_record,
    unpublish,
    withdrawn_along,
)
from hubs.models import Hub, HubFigure
from search.finding import matching
from tests.factories import EventFactory, FigureFactory, HubFactory, SourceFactory

pytestmark = pytest.mark.django_db


def feed() -> list[tuple[str, str]]:
    return list(Change.objects.values_list("slug", "action"))


def test_publish_makes_a_record_public_and_tells_the_feed():
    hub = publish(HubFactory(slug="shenzhen"))

    assert Hub.objects.published().get() == hub
    assert hub.published_at is not None
    assert feed() == [("shenzhen", "created")]


def test_publishing_twice_changes_nothing():
    hub = publish(HubFactory())
    before = read_clock()

    publish(hub)

    assert read_clock() == before
    assert hub.revision == 1


def test_a_figure_needs_its_source_and_its_subject_public():
    figure = FigureFactory(hub=HubFactory(name_en="Shenzhen", public=True))

    with pytest.raises(ValidationError, match="Source"):
        publish(figure)

    assert not HubFigure.objects.published().exists()


def test_an_event_needs_every_hub_it_names_public():
    event = EventFactory(hubs=[HubFactory(name_en="Hidden")], source=SourceFactory(public=True))

    with pytest.raises(ValidationError, match="Hidden"):
        publish(event)


def test_a_change_of_a_public_record_gives_the_next_revision():
    hub = HubFactory(public=True)

    hub.tagline_en = "A port"
    save_record(hub)

    assert hub.revision == 2
    assert feed()[-1] == (hub.slug, "updated")


def test_a_change_of_a_draft_is_no_news():
    hub = HubFactory()

    save_record(hub)

    assert feed() == []
    assert hub.revision == 1


def test_retire_takes_along_what_stands_on_it():
    figure = FigureFactory(public=True)

    taken = retire(figure.source)

    figure.refresh_from_db()
    assert {str(record) for record in taken} == {str(figure.source), str(figure)}
    assert figure.state == State.RETIRED


def test_withdrawn_along_lists_without_withdrawing():
    figure = FigureFactory(public=True)

    assert withdrawn_along(figure.hub) == [figure]
    assert HubFigure.objects.published().exists()


def test_retire_refuses_a_replacement_that_is_not_public():
    hub = HubFactory(public=True)

    with pytest.raises(ValidationError):
        retire(hub, replaced_by=HubFactory())

    assert hub.is_public


def test_retire_names_its_replacement():
    old, new = HubFactory(public=True), HubFactory(public=True)

    retire(old, replaced_by=new)

    assert Hub.objects.retired().get().replaced_by == new


def test_unpublish_gives_back_a_draft():
    hub = HubFactory(public=True)

    unpublish(hub)

    assert hub.state == State.DRAFT
    assert feed()[-1][1] == "deleted"


def test_a_renamed_record_keeps_its_former_slug():
    hub = HubFactory(slug="canton", public=True)

    hub.slug = "guangzhou"
    save_record(hub)

    assert FormerSlug.objects.get().slug == "canton"
    assert ("guangzhou", "renamed") in feed()


def test_a_former_slug_is_not_given_to_another_record():
    hub = HubFactory(slug="canton", public=True)
    hub.slug = "guangzhou"
    save_record(hub)

    with pytest.raises(ValidationError):
        save_record(Hub(slug="canton", name_en="Another"))


def test_only_a_draft_that_was_never_public_is_deleted():
    hub = HubFactory(public=True)
    unpublish(hub)

    with pytest.raises(ValidationError):
        delete_draft(hub)

    delete_draft(HubFactory(slug="never"))
    assert list(Hub.objects.values_list("slug", flat=True)) == [hub.slug]


def test_a_public_record_is_found_until_it_is_withdrawn():
    hub = HubFactory(name_vi="Hàng Châu", public=True)
    assert list(matching("hub", "hang chau"))

    unpublish(hub)

    assert not list(matching("hub", "hang chau"))


def test_one_transaction_raises_the_clock_once():
    with hold_clock():
        HubFactory.create_batch(3, public=True)

    assert read_clock() == 1
    assert set(Change.objects.values_list("sequence", flat=True)) == {1}


def test_a_failed_transaction_leaves_the_clock():
    hub = HubFactory()

    def publish_and_fail():
        with hold_clock():
            publish(hub)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        publish_and_fail()

    assert read_clock() == 0
    assert not Hub.objects.published().exists()


def test_the_clock_is_raised_by_hand():
    with hold_clock() as tick:
        tick.raise_without_change()

    assert read_clock() == 1


def test_a_public_figure_does_not_move_to_a_hidden_hub():
    figure = FigureFactory(public=True)
    figure.hub = HubFactory(name_en="Hidden")

    with pytest.raises(ValidationError, match="Hidden"):
        save_record(figure)
