"""Raise the site's clock after work done by hand."""

import json

from django.core.management.base import BaseCommand

from editorial.clock import hold_clock, read_clock


class Command(BaseCommand):
    help = "Raise the site's clock, so that kept pages are rendered anew."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, json: bool, **options):
        with hold_clock() as tick:
            tick.raise_without_change()
        self._print(read_clock(), as_json=json)

    def _print(self, sequence: int, *, as_json: bool) -> None:
        self.stdout.write(json.dumps({"clock": sequence}) if as_json else f"clock at {sequence}")
