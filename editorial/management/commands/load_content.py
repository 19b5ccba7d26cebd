"""Bring the site to what the content files say."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from editorial.files import ContentError
from editorial.loading import load_content


class Command(BaseCommand):
    help = "Load content files; records changed on the site since are left alone and listed."

    def add_arguments(self, parser):
        parser.add_argument("directory", nargs="?", type=Path, default=settings.CONTENT_DIR)
        parser.add_argument("--overwrite", action="store_true", help="take the files' side")
        parser.add_argument("--check", action="store_true", help="only read; change nothing")
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, directory: Path, overwrite: bool, check: bool, json: bool, **options):
        if not directory.is_dir():
            raise CommandError(f"{directory}: no such folder")
        try:
            report = load_content(directory, overwrite=overwrite, check=check)
        except ContentError as error:
            raise CommandError(str(error)) from error
        self._print(report, as_json=json)

    def _print(self, report, *, as_json: bool) -> None:
        counts = {
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "kept": len(report.kept),
        }
        if as_json:
            for name in report.kept:
                self.stdout.write(json.dumps({"kept": name}))
            self.stdout.write(json.dumps(counts))
            return
        for name in report.kept:
            self.stdout.write(f"changed on the site, left alone: {name}")
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
