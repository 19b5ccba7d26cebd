"""Write texts to a file that translators work on with their own tools."""

import json
import shutil
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from translations.counting import STATES
from translations.exchange.files import CSV, FORMATS, XLIFF, Export, write
from translations.exchange.gathering import Wanted, entries_of, models_for
from translations.exchange.people import person_named
from translations.languages import LANGUAGES


class Command(BaseCommand):
    help = (
        "Write the texts that are to be translated into a language, with their originals, as "
        "XLIFF 2.1 (.xlf; .zip where they come from several languages) or as CSV (tool-csv: in "
        "the columns of Weblate and the Translate Toolkit)."
    )

    def add_arguments(self, parser):
        parser.add_argument("language", choices=LANGUAGES, metavar="LANGUAGE")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=FORMATS, help="else what FILE's ending says")
        parser.add_argument("--model", action="append", default=[], help="may be repeated")
        parser.add_argument(
            "--state", action="append", default=[], choices=STATES, help="may be repeated"
        )
        parser.add_argument("--from", dest="original", default="", choices=LANGUAGES)
        parser.add_argument("--bom", action="store_true", help="tell spreadsheets that it is UTF-8")
        parser.add_argument("--by", default="", help="whose drafts and rights count (a user name)")
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, language: str, file: Path, model: list[str], json: bool, **options):
        by = person_named(options["by"])
        _require_models(model, by)
        wanted = Wanted(language, model, options["state"], options["original"])
        kind = options["format"] or (CSV if file.suffix.lower() == ".csv" else XLIFF)
        export = write(entries_of(wanted, by=by), language, kind, bom=options["bom"])
        if export is not None:
            with export.stream:
                _save(export, file)
        self._tell(export.count if export else 0, file, as_json=json)

    def _tell(self, count: int, file: Path, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"file": str(file) if count else None, "texts": count}))
        else:
            self.stdout.write(f"{count} texts" if count else "0 texts; no file was written")


def _require_models(names: list[str], by) -> None:
    known = [model._meta.model_name for model in models_for(by)]
    if unknown := [name for name in names if name not in known]:
        raise CommandError(f"{', '.join(unknown)}: not among {', '.join(known)}")


def _save(export: Export, file: Path) -> None:
    is_archive, is_named_so = export.name.endswith(".zip"), file.suffix.lower() == ".zip"
    if is_archive != is_named_so and (is_archive or is_named_so):
        ending = Path(export.name).suffix
        raise CommandError(f"{file}: this export is a {ending} file; --from chooses one language")
    try:
        with file.open("wb") as target:
            shutil.copyfileobj(export.stream, target)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
