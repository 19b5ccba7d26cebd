"""Descriptions for machines in the words of schema.org: plain dicts, ready for JSON."""

from typing import Any

from django.conf import settings

from editorial.models import Public
from translations.addresses import in_language

Node = dict[str, Any]

NAME = "Hub Atlas"
LONGEST_TEXT = 4000
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def node(kind: str, **properties) -> Node:
    """Return a thing of a kind; what is not known is left out."""
    known = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"@type": kind, **known}


def absolute(path: str) -> str:
    """Return the whole address of a path of ours."""
    return settings.SITE_URL + path


def identity(path: str, part: str) -> str:
    """Return the name of what a page is about, the same one in every language of the page."""
    return f"{absolute(in_language(path, 'en'))}#{part}"


def site_owner() -> Node:
    """Return who publishes this site."""
    return {"@id": identity("/", "organization"), **node("Organization", name=NAME)}


def dates_of(record: Public) -> Node:
    """Return when a record was published and last changed."""
    published = record.published_at and record.published_at.isoformat(timespec="seconds")
    changed = {"dateModified": record.updated_at.isoformat(timespec="seconds")}
    return {"datePublished": published, **changed} if published else changed


def dataset(path: str, *, description: str, files: list[tuple[str, str]], **properties) -> Node:
    """Return the data that a page shows.

    description: at least 50 characters, in the reader's language. files: (media type,
    absolute address) of the same data. properties: at least its name.
    """
    return {
        "@id": identity(path, "data"),
        **node(
            "Dataset",
            url=absolute(path),
            description=description,
            license=LICENCE,
            creator=site_owner(),
            isAccessibleForFree=True,
            distribution=[
                node("DataDownload", encodingFormat=media, contentUrl=address)
                for media, address in files
            ],
            **properties,
        ),
    }
