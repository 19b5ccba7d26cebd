"""Bring the database to where the site can be served."""

from django.core.management.base import BaseCommand

from pages.setup import prepare_site


class Command(BaseCommand):
    help = "Migrate, make the roles, load starter content into an empty site."
    requires_system_checks = []

    def handle(self, **options):
        done = 0
        for line in prepare_site():
            self.stdout.write(line)
            done += 1
        self.stdout.write(f"{done} things done")
