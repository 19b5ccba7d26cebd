"""Bring translations back from a file, as drafts."""

import json
from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from translations.exchange.entries import UnreadableFile
from translations.exchange.files import MOST_BYTES
from translations.exchange.judging import (
    ASKED,
    ERROR,
    UNCHANGED,
    Verdict,
    counts_of,
    fingerprint,
    taken_kinds,
)
from translations.exchange.people import person_named
from translations.exchange.services import SAID, import_texts, look_at


class Command(BaseCommand):
    help = (
        "Save the translations of an exchange file (.xlf, .zip, .csv) as drafts. Reviewed texts, "
        "and those that were changed on the site since the export, are left and listed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="only tell; save nothing")
        parser.add_argument(
            "--valid-only", action="store_true", help="leave out what has an error, save the rest"
        )
        parser.add_argument(
            "--take", action="append", default=[], choices=ASKED, help="overwrite these, too"
        )
        parser.add_argument("--said", choices=SAID, default=SAID[0], help="the state of the texts")
        parser.add_argument("--by", default="", help="whose drafts they become (a user name)")
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, file: Path, dry_run: bool, json: bool, **options):
        by, raw = person_named(options["by"]), _read(file)
        try:
            verdicts = look_at(raw, by)
            taken = taken_kinds(verdicts, options["take"])
            self._tell(verdicts, as_json=json)
            wrong = [verdict for verdict in verdicts if verdict.kind == ERROR]
            drafts = 0
            if not dry_run and not (wrong and not options["valid_only"]):
                more = {"said": options["said"], "taken": taken, "valid_only": True}
                more["seen"] = fingerprint(verdicts)
                drafts = len(import_texts(raw, by=by, name=file.name, **more).drafts)
        except (UnreadableFile, ValidationError, PermissionDenied) as error:
            raise CommandError(f"{file}: {_words(error)}") from error
        self._sum_up(verdicts, drafts, as_json=json)
        if wrong and not options["valid_only"]:
            raise CommandError(f"{len(wrong)} texts have an error; nothing was saved")

    def _tell(self, verdicts: list[Verdict], *, as_json: bool) -> None:
        for verdict in verdicts:
            if as_json and verdict.kind != UNCHANGED:
                self.stdout.write(json.dumps(_line(verdict), ensure_ascii=False))
            elif verdict.kind != UNCHANGED:
                parts = (verdict.kind, verdict.row.place, verdict.message)
                self.stdout.write("  ".join(part for part in parts if part))

    def _sum_up(self, verdicts: list[Verdict], drafts: int, *, as_json: bool) -> None:
        counts = counts_of(verdicts) | {"drafts": drafts}
        if as_json:
            self.stdout.write(json.dumps(counts))
        else:
            self.stdout.write(", ".join(f"{count} {kind}" for kind, count in counts.items()))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def _line(verdict: Verdict) -> dict:
    row = verdict.row
    told = {"row": row.number, "place": row.place, "model": row.model, "key": row.key}
    told |= {"field": row.field, "language": row.language, "kind": verdict.kind}
    return told | {"stale": verdict.is_stale, "message": verdict.message}


def _words(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
