"""Empties the index, whose tokens tell steps and sample of before; a start writes it anew."""

from django.db import migrations

TABLES = ("search_document", "search_name")


def empty(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DELETE FROM {table}")
        if schema_editor.connection.vendor != "postgresql":
            schema_editor.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('delete-all')")


class Migration(migrations.Migration):

    dependencies = [("search", "0002_tokens")]

    operations = [migrations.RunPython(empty, empty)]
