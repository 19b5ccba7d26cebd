"""Pages of lists, whole lists, fields and formats."""

import csv
import io
import json

import pytest

from editorial.api import pagination
from editorial.api.renderers import BOM, safe_cell
from tests.factories import CompanyFactory, HubFactory, SectorFactory

pytestmark = pytest.mark.django_db


def get(client, path: str) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def faults(client, path: str) -> dict[str, str]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 400, response.content
    assert response["Content-Type"] == "application/problem+json"
    return {fault["parameter"]: fault["detail"] for fault in response.json()["errors"]}


def read_csv(response) -> list[dict]:
    text = b"".join(response.streaming_content).decode()
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_a_page_links_its_neighbours_absolutely(client):
    SectorFactory.create_batch(5, public=True)

    body = get(client, "sectors/?limit=2&offset=2&lang=vi")

    assert body["count"] == 5
    assert body["count_is_exact"] is True
    assert body["next"] == "http://testserver/api/v1/sectors/?lang=vi&limit=2&offset=4"
    assert body["previous"] == "http://testserver/api/v1/sectors/?lang=vi&limit=2&offset=0"


def test_following_next_gives_every_record_once(client):
    SectorFactory.create_batch(7, public=True)
    address, slugs = "sectors/?limit=3&ordering=-updated_at", []

    while address:
        body = get(client, address)
        slugs += [row["slug"] for row in body["results"]]
        address = (body["next"] or "").removeprefix("http://testserver/api/v1/")

    assert len(slugs) == len(set(slugs)) == 7


def test_a_page_beyond_the_end_is_empty(client):
    SectorFactory(public=True)

    assert get(client, "sectors/?offset=100")["results"] == []


def test_a_long_list_is_not_counted_to_its_end(client, monkeypatch):
    monkeypatch.setattr(pagination, "EXACT_UP_TO", 3)
    SectorFactory.create_batch(5, public=True)

    body = get(client, "sectors/")

    assert (body["count"], body["count_is_exact"]) == (3, False)


@pytest.mark.parametrize("query", ["limit=501", "limit=0", "limit=x", "offset=-1"])
def test_a_page_has_bounds(client, query):
    assert set(faults(client, f"sectors/?{query}")) == {query.split("=")[0]}


def test_an_offset_too_far_points_to_the_export(client):
    assert "format=ndjson" in faults(client, "sectors/?offset=10001")["offset"]


def test_fields_keeps_only_those(client):
    SectorFactory(slug="drones", public=True)

    assert get(client, "sectors/?fields=slug,parent")["results"] == [
        {"slug": "drones", "parent": None}
    ]


@pytest.mark.parametrize(
    "query", ["colour=red", "fields=colour", "ordering=colour", "format=xml", "lang=de", "expand=x"]
)
def test_an_unknown_parameter_or_value_is_named(client, query):
    assert set(faults(client, f"hubs/?{query}")) == {query.split("=")[0]}


def test_an_unknown_record_as_a_value_is_named(client):
    assert "atlantis" in faults(client, "hubs/?parent=atlantis")["parent"]


def test_drafts_are_not_known_as_values(client):
    HubFactory(slug="secret")

    assert set(faults(client, "hubs/?parent=secret")) == {"parent"}


def test_the_same_address_answers_without_its_last_slash(client):
    SectorFactory(slug="drones", public=True)

    assert get(client, "sectors/drones") == get(client, "sectors/drones/")


def test_csv_gives_all_languages_and_every_row(client):
    SectorFactory(slug="drones", name_en="Drones", name_zh_hans="无人机", public=True)
    SectorFactory.create_batch(3, public=True)

    rows = read_csv(client.get("/api/v1/sectors/?format=csv&limit=1"))

    assert len(rows) == 4
    assert rows[0]["slug"] == "drones"
    assert (rows[0]["name_en"], rows[0]["name_zh_hans"]) == ("Drones", "无人机")


def test_csv_is_filtered_and_sorted_like_the_list(client):
    for slug in "abc":
        SectorFactory(slug=slug, public=True)

    rows = read_csv(client.get("/api/v1/sectors/?format=csv&ordering=-slug&slug__n=b&fields=slug"))

    assert [row["slug"] for row in rows] == ["c", "a"]


def test_ndjson_gives_the_records_of_the_list(client):
    SectorFactory.create_batch(3, public=True)

    response = client.get("/api/v1/sectors/?format=ndjson")
    lines = b"".join(response.streaming_content).decode().splitlines()

    assert response["Content-Type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in lines] == get(client, "sectors/")["results"]


def test_an_export_is_written_in_the_language_asked_for(client):
    HubFactory(slug="shenzhen", name_en="Shenzhen", name_vi="Thâm Quyến", public=True)

    response = client.get("/api/v1/hubs/?format=ndjson&lang=vi")
    (line,) = b"".join(response.streaming_content).decode().splitlines()

    assert json.loads(line)["name"] == "Thâm Quyến"
    assert "/vi/hubs/shenzhen/" in json.loads(line)["page_url"]


def test_an_export_reads_many_batches_in_one_go(client, monkeypatch):
    monkeypatch.setattr("editorial.api.views.BATCH", 2)
    CompanyFactory.create_batch(5, public=True)

    assert len(read_csv(client.get("/api/v1/companies/?format=csv"))) == 5


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_is_taken_for_a_formula(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-3.5", "12", "6.46%", "a=b", "深圳"])
def test_harmless_cells_stay_as_they_are(text):
    assert safe_cell(text) == text


def test_a_detail_has_no_export(client):
    SectorFactory(slug="drones", public=True)

    assert set(faults(client, "sectors/drones/?format=csv")) == {"format"}
