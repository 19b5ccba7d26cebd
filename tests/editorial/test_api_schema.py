"""The OpenAPI document, the list of addresses and the guide."""

import pytest
import yaml

from tests.factories import HubFactory

pytestmark = pytest.mark.django_db

RESOURCES = {
    "hubs",
    "indicators",
    "figures",
    "companies",
    "company-figures",
    "presences",
    "groups",
    "sectors",
    "events",
    "statements",
    "sources",
    "corrections",
    "compare",
    "search",
    "changes",
}


@pytest.fixture
def document(client):
    return client.get("/api/v1/schema/?format=json").json()


def operations(document, *methods):
    paths = document["paths"].values()
    return [path[method] for method in methods or ("get",) for path in paths if method in path]


def references(node):
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_the_document_is_openapi_3_1_as_yaml_and_json(client, document):
    written = yaml.safe_load(client.get("/api/v1/schema/").content)

    assert document["openapi"].startswith("3.1")
    assert written == document


def test_every_resource_is_described(document):
    assert {f"/api/v1/{name}" for name in RESOURCES} <= set(document["paths"])


def test_every_operation_says_what_it_is(document):
    for operation in operations(document):
        assert all(operation[name] for name in ("operationId", "summary", "description", "tags"))
        assert {"200", "304", "400", "406", "429"} <= set(operation["responses"])


def test_operations_have_different_names(document):
    every = operations(document, "get", "post", "patch", "delete")
    names = [operation["operationId"] for operation in every]

    assert len(names) == len(set(names))


def test_every_write_says_what_it_needs_and_how_it_is_refused(document):
    writes = operations(document, "post", "patch", "delete")

    assert len(writes) == 3 * 12
    for operation in writes:
        assert all(operation[name] for name in ("operationId", "summary", "description", "tags"))
        assert operation["security"] == [{"token": []}]
        assert operation["requestBody"]["content"]["application/json"]["example"]
        assert {"400", "401", "403", "413", "415", "422", "429"} <= set(operation["responses"])
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_what_exists_is_written_only_under_a_condition(document):
    for operation in operations(document, "patch", "delete"):
        named = [parameter.get("$ref", "") for parameter in operation["parameters"]]
        assert "#/components/parameters/If-Match" in named
        assert {"404", "412", "428"} <= set(operation["responses"])
    assert document["components"]["parameters"]["If-Match"]["required"]


def test_a_field_that_is_read_otherwise_says_so(document):
    fields = document["components"]["schemas"]["FigureFields"]["properties"]

    assert "Read as `period.start`." in fields["period_start"]["description"]
    assert "Read as `locator.paragraph`." in fields["paragraph"]["description"]
    assert "number" not in fields
    assert "passage_sha256" not in fields


def test_every_reference_leads_somewhere(document):
    for reference in references(document):
        node = document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]


def test_every_named_schema_is_used(document):
    used = set(references(document))

    for kind, components in document["components"].items():
        if kind == "securitySchemes":  # named by the security of each write
            continue
        assert {f"#/components/{kind}/{name}" for name in components} <= used


def test_few_slugs_are_listed_and_many_are_not(client, monkeypatch):
    HubFactory.create_batch(3, public=True)
    path = "/api/v1/schema/?format=json"

    listed = client.get(path).json()["components"]["schemas"]["HubSlug"]
    monkeypatch.setattr("editorial.api.values.MOST_LISTED", 2)
    pattern = client.get(path).json()["components"]["schemas"]["HubSlug"]

    assert len(listed["enum"]) == 3
    assert "enum" not in pattern


def test_the_root_names_the_address_of_every_resource(client):
    addresses = client.get("/api/v1/").json()

    assert set(addresses) >= RESOURCES
    assert addresses["hubs"] == "http://testserver/api/v1/hubs/"


def test_examples_have_the_fields_of_their_schema(document):
    for schema in document["components"]["schemas"].values():
        for example in schema.get("examples", []):
            assert set(example) == set(schema["properties"])


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_the_guide_shows_each_resource_in_each_language(client, language):
    response = client.get(f"/api/v1/docs/?lang={language}")
    text = response.content.decode()

    assert response["Content-Language"] == language
    assert all(f'id="{name}"' in text for name in RESOURCES)


def test_the_guide_holds_no_script_or_style_of_its_own(client):
    text = client.get("/api/v1/docs/").content.decode()

    assert "style=" not in text
    assert "<style" not in text
    scripts = [part.split(">")[0] for part in text.split("<script")[1:]]
    assert all("src=" in tag or "application/ld+json" in tag for tag in scripts)


def test_problems_link_to_their_place_in_the_guide(client):
    body = client.get("/api/v1/hubs/none/").json()
    page, anchor = body["type"].removeprefix("http://testserver").split("#")

    assert f'id="{anchor}"' in client.get(page).content.decode()
