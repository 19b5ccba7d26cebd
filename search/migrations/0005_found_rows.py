"""On SQLite what a question reads of the rows it finds, beside the tokens that fill their pages.

PostgreSQL reads rows of a GIN index from the table in any case. A later migration that has Django
make this table anew on SQLite, as one that alters a column does, must make the index again.
"""

from django.db import migrations


def add_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE INDEX search_document_found ON search_document (id, model, object, sort)"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP INDEX search_document_found")


class Migration(migrations.Migration):

    dependencies = [("search", "0004_languages")]

    operations = [migrations.RunPython(add_index, drop_index)]
