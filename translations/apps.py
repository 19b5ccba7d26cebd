"""What state each language is in, and what a reader sees where a text is missing."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The app that serves texts in four languages; it knows no subject."""

    name = "translations"
    verbose_name = _("Translations")

    def ready(self):
        """Sort alike on both databases, load the glossary, fill Today, check translations."""
        from translations import publish_rules
        from translations.collation import add_collations
        from translations.content import register_content
        from translations.desk import matrix_queues

        matrix_queues.register()
        connection_created.connect(add_collations, dispatch_uid="collations")
        register_content()
        publish_rules.register()
