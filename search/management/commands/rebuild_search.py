"""Write the search index anew while readers use the old one."""

import json
import time

from django.core.management.base import BaseCommand

from search.registry import registered_models
from search.services import rebuild


class Command(BaseCommand):
    help = "Write the search index anew; what readers find stays there until it is replaced."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, json: bool, **options):
        started, total = time.monotonic(), 0
        for model in registered_models():
            rows = 0
            for rows in rebuild(model):
                self._progress(f"{model._meta.model_name}: {rows} documents")
            self._progress("")
            total += rows
        self._print({"documents": total, "seconds": round(time.monotonic() - started, 1)}, json)

    def _progress(self, words: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{words:60}", ending="")

    def _print(self, counts: dict, as_json: bool) -> None:
        words = "{documents} documents in {seconds} s".format_map(counts)
        self.stdout.write(json.dumps(counts) if as_json else words)
