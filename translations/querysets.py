"""Reads of who translates into which language."""

from django.db.models import QuerySet


class AssignmentQuerySet(QuerySet):
    """Who translates into which languages."""

    def languages_of(self, user) -> set[str]:
        """Return the languages someone was given; none given means all of them."""
        return set(self.filter(user=user).values_list("language", flat=True))
