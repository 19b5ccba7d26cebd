"""How the desk's forms ask for values."""

from decimal import Decimal

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import NumberInput


class PlainNumberInput(NumberInput):
    """A number without the zeros that its column adds: 6.46, not 6.460000."""

    def format_value(self, value):
        """Write a stored number as an editor would."""
        return format(value.normalize(), "f") if isinstance(value, Decimal) else value


class KnownSelect(AutocompleteSelect):
    """A related record, looked up by typing; the one that the form already holds costs no query.

    known: that record, set for each form.
    """

    known = None

    def optgroups(self, name, value, attr=None):
        """Return the chosen option alone, and the empty one."""
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance(self.known)
        chosen = self.create_option(name, self.known.pk, label, True, 0)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, chosen], 0)]
