"""Show what an article is suggested to say; nothing is saved."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sources.articles import paragraphs, text_sha256
from sources.extraction import find_date, find_language, load_lexicon, suggest_claims
from sources.intake.clean import clean
from sources.models import Source
from sources.received import UnreadableText, read_article

_LANGUAGES = ("en", "vi", "zh-hans", "zh-hant")


class Command(BaseCommand):
    help = "Read an article and print the claims it is suggested to make; saves nothing."

    def add_arguments(self, parser):
        article = parser.add_mutually_exclusive_group(required=True)
        article.add_argument("--file", type=Path, help="a .txt or .html file")
        article.add_argument("--source", metavar="SLUG", help="a source whose text is imported")
        parser.add_argument("--language", choices=_LANGUAGES, help="instead of the one recognised")
        parser.add_argument("--mentions", action="store_true", help="also every name that is known")
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, file, source, language, mentions: bool, json: bool, **options):
        text, source, dropped = _from_file(file) if file else _from_source(source)
        found = suggest_claims(
            paragraphs(text),
            language or (source.language if source else find_language(text)),
            load_lexicon(),
            published_on=_date_of(source, text),
            dropped=dropped,
        )
        lines = [*found.figures, *found.presences, *found.events]
        lines += found.mentions if mentions else ()
        self._print_json(lines) if json else self._print_table(lines)

    def _print_json(self, lines) -> None:
        for line in lines:
            self.stdout.write(json.dumps(line.as_json(), ensure_ascii=False))

    def _print_table(self, lines) -> None:
        for line in lines:
            fields = line.as_json()
            place = f"¶{fields['paragraph']} {fields['start']}–{fields['end']}"
            self.stdout.write(f"{place:14} {_said(fields)}   “{fields['text']}”")
        self.stdout.write(f"{len(lines)} suggestions")


def _from_file(path: Path) -> tuple[str, Source | None, frozenset[int]]:
    """Return a file's text, the source that has it, and the blocks that an import drops."""
    try:
        article = read_article(path)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except UnreadableText as error:
        raise CommandError(f"{path}: {error}") from error
    source = Source.objects.filter(text_sha256=text_sha256(article.text)).first()
    return article.text, source, frozenset(clean(article))


def _from_source(slug: str) -> tuple[str, Source, frozenset[int]]:
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise CommandError(f"{slug}: no such source")
    snapshot = source.snapshots.first()
    if snapshot is None:
        raise CommandError(f"{slug}: its text is not imported; give --file")
    return snapshot.text, source, frozenset(snapshot.dropped)


def _date_of(source: Source | None, text: str):
    return source.published_on if source else find_date(paragraphs(text))


def _said(fields: dict) -> str:
    """Say a suggestion in one line of words."""
    kind = fields.get("claim", "figure")
    if kind == "presence":
        return f"presence  {fields['company']} · {fields['role']} · {fields['hub']}"
    if kind == "event":
        named = ", ".join([*fields["hubs"], *fields["companies"]])
        return f"event  {fields['date']} ({fields['precision']}) · {fields['kind']} · {named}"
    if kind == "mention":
        return f"mention  {fields['subject']}"
    return _figure_said(fields)


def _figure_said(fields: dict) -> str:
    value = fields["value"] or "?"
    if fields["value_high"]:
        value += f"–{fields['value_high']}"
    period = fields["period"] or {}
    dates = "–".join(filter(None, dict.fromkeys([period.get("start"), period.get("end")])))
    parts = [
        f"{fields['qualifier']} {value} {fields['unit'] or '?'}",
        fields["kind"],
        dates or "no period",
        fields["subject"] or "no subject",
        fields["indicator"] or "no indicator",
        ", ".join(fields["reasons"]),
    ]
    return " · ".join(part for part in parts if part)
