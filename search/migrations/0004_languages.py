"""Empties the index, whose tokens do not tell the language of before; a start writes it anew."""

from importlib import import_module

from django.db import migrations

empty = import_module("search.migrations.0003_smaller_steps").empty


class Migration(migrations.Migration):

    dependencies = [("search", "0003_smaller_steps")]

    operations = [migrations.RunPython(empty, empty)]
