"""Publish what is scheduled and due; run by a timer, as docs/timer.md tells."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from editorial.clock import raise_at_midnight
from editorial.publishing import Outcome, publish_due


class Command(BaseCommand):
    help = (
        "Publish drafts and release sets that are due, and raise the site's clock once a day "
        "after midnight UTC. Several nodes may run it at once."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *, json: bool, **options):
        now = timezone.now()
        raised = raise_at_midnight(now)
        failed = published = 0
        for outcome in publish_due(now):
            failed, published = failed + bool(outcome.error), published + (not outcome.error)
            self._tell(outcome, as_json=json)
        self._sum_up({"published": published, "failed": failed, "new_day": raised}, as_json=json)
        if failed:
            raise CommandError(f"{failed} could not be published")

    def _tell(self, outcome: Outcome, *, as_json: bool) -> None:
        done = "failed" if outcome.error else "published"
        if as_json:
            line = {done: outcome.title, "kind": outcome.kind}
            line |= {"reason": outcome.error} if outcome.error else {}
            self.stdout.write(json.dumps(line))
        elif outcome.error:
            self.stdout.write(f"failed: {outcome.title}: {outcome.error}")
        elif self.stdout.isatty():
            self.stdout.write(f"published: {outcome.title}")

    def _sum_up(self, counts: dict, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(counts))
            return
        day = ", clock raised for the new day" if counts["new_day"] else ""
        self.stdout.write(f"{counts['published']} published, {counts['failed']} failed{day}")
