"""The public state every record has, its drafts and history, the clock and the feed."""

from editorial.models.feed import Action, Change, Clock, FormerSlug, LoadedRecord
from editorial.models.records import Public, Reason, State
from editorial.models.revisions import Editing, Release, Revision
from editorial.models.tokens import Token

__all__ = [
    "Action",
    "Change",
    "Clock",
    "Editing",
    "FormerSlug",
    "LoadedRecord",
    "Public",
    "Reason",
    "Release",
    "Revision",
    "State",
    "Token",
]
