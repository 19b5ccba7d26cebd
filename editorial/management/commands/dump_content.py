"""Write the whole editorial content as files that diff well."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from editorial.files import write_items


class Command(BaseCommand):
    help = "Write every record into a folder; files of records that are gone are removed."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path)
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, directory: Path, json: bool, **options):
        count = write_items(directory)
        self._print(count, as_json=json)

    def _print(self, count: int, *, as_json: bool) -> None:
        self.stdout.write(json.dumps({"records": count}) if as_json else f"{count} records")
