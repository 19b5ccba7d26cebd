"""Tell how many texts of each model are in which state, in each language."""

import json

from django.core.management.base import BaseCommand

from translations.counting import STATES, Tally, tally
from translations.records import translated_records


class Command(BaseCommand):
    help = (
        "Count the translated texts of every model and language by their state: of all records "
        "but retired ones. Written is what no second reader has reviewed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--public", action="store_true", help="count what readers see alone")
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, public: bool, json: bool, **options):
        counted = tally(translated_records(public=public))
        for one in counted:
            self._tell(one, as_json=json)
        if not json:
            self.stdout.write(f"{sum(one.fields for one in counted)} texts")

    def _tell(self, one: Tally, *, as_json: bool) -> None:
        line = line_of(one)
        if as_json:
            self.stdout.write(json.dumps(line))
            return
        states = ", ".join(f"{name} {line[name]}" for name in STATES if line[name])
        self.stdout.write(f"{one.model} {one.language}: {one.fields} texts, {states or 'none'}")


def line_of(one: Tally) -> dict:
    """Return a tally as the contract names its parts."""
    counts = {name: one.states[name] for name in STATES}
    return {"model": one.model, "language": one.language, "fields": one.fields, **counts}
