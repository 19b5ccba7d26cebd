"""Reads that every public record shares."""

from django.db import models


class PublicQuerySet(models.QuerySet):
    """Records by what the public may see of them."""

    def published(self):
        """Keep the records the public may see; never looks at the time."""
        return self.filter(state="public")

    def retired(self):
        """Keep the records that were public and are no more."""
        return self.filter(state="retired")
