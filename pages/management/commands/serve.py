"""Prepare the site and serve it on this machine, in one process."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from pages.setup import prepare_site


class Command(BaseCommand):
    help = "Prepare the site, then serve it at ADDRESS (host:port)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000")

    def handle(self, *, address: str, **options):
        for line in prepare_site():
            self.stdout.write(line)
        self.stdout.write(f"Hub Atlas is at http://{address}/ and its desk at /admin/")
        call_command("runserver", address, use_reloader=False, skip_checks=True)
