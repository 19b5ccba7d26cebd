"""Bring article files in as draft sources, or to the sources whose texts they are."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from sources.extraction import load_lexicon
from sources.intake.services import MOST_BYTES, Outcome, import_article

SUFFIXES = (".txt", ".html", ".htm", ".xhtml")
STATUSES = ("created", "attached", "duplicate", "rejected")


class Command(BaseCommand):
    help = (
        "Import article files (.txt, .html): each becomes a draft source, or is attached to the "
        "source whose text it is. Folders are searched for such files."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="only tell; save nothing")
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, paths: list[Path], dry_run: bool, json: bool, **options):
        files = [file for path in paths for file in _files(path)]
        counts: Counter = Counter()
        with transaction.atomic():
            lexicon = load_lexicon()
            for file in files:
                outcome = _imported(file, lexicon)
                counts[outcome.status] += 1
                self._tell(file, outcome, as_json=json)
            if dry_run:
                transaction.set_rollback(True)
        self._sum_up(counts, dry_run=dry_run, as_json=json)
        if counts["rejected"]:
            raise CommandError(f"{counts['rejected']} of {len(files)} files were rejected")

    def _tell(self, file: Path, outcome: Outcome, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(_line(file, outcome), ensure_ascii=False))
            return
        slug = outcome.source.slug if outcome.source else ""
        parts = [f"{file}: {outcome.status}", slug, outcome.reason]
        self.stdout.write("  ".join(part for part in parts if part))

    def _sum_up(self, counts: Counter, *, dry_run: bool, as_json: bool) -> None:
        if as_json:
            return
        words = ", ".join(f"{counts[status]} {status}" for status in STATUSES)
        self.stdout.write(f"{words} (dry run: nothing was saved)" if dry_run else words)


def _files(path: Path) -> Iterator[Path]:
    """Yield a file, or the article files of a folder. Errors: CommandError for neither."""
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
    elif path.is_file():
        yield path
    else:
        raise CommandError(f"{path}: no such file or folder")


def _imported(file: Path, lexicon) -> Outcome:
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return Outcome("rejected", reason=f"{error.strerror}")
    return import_article(raw, file.name, lexicon=lexicon)


def _line(file: Path, outcome: Outcome) -> dict:
    return {
        "file": str(file),
        "status": outcome.status,
        "source": outcome.source.slug if outcome.source else None,
        "language": outcome.language,
        "title": outcome.title,
        "sha256": outcome.sha256,
        "reason": outcome.reason,
        "paragraphs": outcome.paragraphs,
        "dropped_blocks": outcome.dropped_blocks,
        "suggestions": outcome.suggestions,
    }
