"""What a token may at every collection of the API, as docs/permissions.md says."""

import logging

import pytest
from django.db import transaction
from django.test import Client

from config.api import RESOURCES
from editorial.api.inputs import inputs_of
from editorial.patches import data_of
from editorial.roles import ROLES
from editorial.shapes import shape_of
from tests.config.permissions import PATH
from tests.config.samples import make_samples
from tests.editorial.people import person
from tests.editorial.programs import Program

pytestmark = pytest.mark.django_db


class Nobody(Program):
    """A program without a token."""

    def __init__(self):
        self.client, self.headers = Client(), {}


def told() -> dict[str, list[int]]:
    """Return the rows of the document: {request: one status for each of those who ask}."""
    text = PATH.read_text(encoding="utf-8").rpartition("| Request |")[2]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line[-5:-2].isdigit()]
    return {first: list(map(int, rest)) for first, *rest in rows}


def requests_of(resource) -> dict:
    """Return how each request of the table is sent to one collection."""
    record = resource.model.objects.published().first()
    path, at = f"{resource.plural}/{record.key}/", record.revision
    text = {f"{shape_of(resource.model).texts[0]}_vi": "Khác"}
    named = "slug" in inputs_of(resource.model)
    other = {"slug": "another"} if named else {"paragraph": 7}
    data = data_of(record)
    whole = {name: data[name] for name in inputs_of(resource.model)} | (other if named else {})
    return {
        "PATCH of texts": lambda p: p.patch(path, text, at),
        "PATCH of other fields": lambda p: p.patch(path, other, at),
        "PATCH of texts, action=submit": lambda p: p.patch(f"{path}?action=submit", text, at),
        "PATCH of texts, action=publish": lambda p: p.patch(f"{path}?action=publish", text, at),
        "POST": lambda p: p.post(f"{resource.plural}/", whole),
        "POST, action=publish": lambda p: p.post(f"{resource.plural}/?action=publish", whole),
        "DELETE": lambda p: p.delete(path, None, at),
    }


def status(send, program) -> int:
    with transaction.atomic():
        answer = send(program)
        transaction.set_rollback(True)
    return answer.status_code


def test_every_collection_gives_each_token_what_the_table_says(caplog):
    caplog.set_level(logging.CRITICAL, logger="django.request")
    make_samples()
    everyone = [Nobody(), *(Program(person(f"the-{role.lower()}", role)) for role in ROLES)]

    for resource in RESOURCES:
        found = {
            name: [status(send, program) for program in everyone]
            for name, send in requests_of(resource).items()
        }
        assert found == told(), resource.plural
