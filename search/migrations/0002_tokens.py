"""The index anew: tokens for the database's own engine, and every name for itself.

Its rows are written by `manage.py rebuild_search`, which a start runs where there are none.
"""

from django.db import migrations, models

import search.fields

TABLES = ("search_document", "search_name")


def add_indexes(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE INDEX {table}_tokens ON {table} USING gin (tokens) WITH (fastupdate = off)"
            )
        else:
            schema_editor.execute(
                f"CREATE VIRTUAL TABLE {table}_fts USING fts5(tokens, content='{table}',"
                " content_rowid='id', tokenize=\"ascii tokenchars '^=@!<>|'\")"
            )


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP TABLE {table}_fts")


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.DeleteModel("Document"),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=40, verbose_name="model")),
                ("object", models.PositiveBigIntegerField(verbose_name="object")),
                ("part", models.CharField(choices=[("names", "Names"), ("text", "Text"), ("staff", "Full text, for staff")], max_length=5, verbose_name="part")),
                ("language", models.CharField(blank=True, max_length=10, verbose_name="language")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("sort", models.CharField(max_length=100, verbose_name="sort key")),
                ("tokens", search.fields.TokensField(verbose_name="tokens")),
            ],
            options={
                "verbose_name": "search document",
                "verbose_name_plural": "search documents",
                "constraints": [models.UniqueConstraint(fields=("model", "object", "part", "language"), name="document_once_a_language")],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=40, verbose_name="model")),
                ("object", models.PositiveBigIntegerField(verbose_name="object")),
                ("key", models.CharField(max_length=300, verbose_name="key")),
                ("marked", models.CharField(max_length=300, verbose_name="with its marks")),
                ("is_alias", models.BooleanField(verbose_name="is an alias")),
                ("sort", models.CharField(max_length=100, verbose_name="sort key")),
                ("tokens", search.fields.TokensField(verbose_name="trigrams")),
            ],
            options={
                "verbose_name": "searched name",
                "verbose_name_plural": "searched names",
                "indexes": [
                    models.Index(fields=["key"], name="name_by_key"),
                    models.Index(fields=["model", "object"], name="name_of_record"),
                ],
            },
        ),
        migrations.RunPython(add_indexes, drop_indexes),
    ]
