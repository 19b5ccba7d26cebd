"""Fill the translation memory from all texts of the site."""

from django.core.management.base import BaseCommand

from editorial.patches import data_of
from translations.memory import remember
from translations.records import translated_records
from translations.states import marks_of_all

AT_ONCE = 500


class Command(BaseCommand):
    help = (
        "Bring the translation memory to what the texts of all records are now. Every change "
        "does so by itself: this is for a site that was filled before there was a memory."
    )

    def handle(self, **options):
        count = 0
        for rows, fields in translated_records():
            keys = list(rows.order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(keys), AT_ONCE):
                count += self._remember(rows, fields, keys[start : start + AT_ONCE])
        self.stdout.write(f"{count} records")

    def _remember(self, rows, fields, keys: list[int]) -> int:
        marks = marks_of_all(rows.model, keys)
        for record in rows.filter(pk__in=keys):
            remember(record, fields, data_of(record), marks[record.pk])
        return len(keys)
