"""One text on its way to a translator, and one on its way back."""

from dataclasses import dataclass

from translations.marks import hash_of


@dataclass(frozen=True)
class Entry:
    """A text as it is exported, with what it is translated from.

    model, key: of its record. language, original_language: codes of ours. state: as the desk
    tells it. link: the form of the record. longest: how many characters it may have, None for
    any number.
    """

    model: str
    key: str
    field: str
    label: str
    original_language: str
    original: str
    language: str
    translation: str
    state: str
    link: str = ""
    longest: int | None = None

    @property
    def record(self) -> str:
        """Return what the files call its record: "hub/shenzhen"."""
        return f"{self.model}/{self.key}"

    @property
    def original_hash(self) -> str:
        """Return the hash of the original."""
        return hash_of(self.original)

    @property
    def translation_hash(self) -> str:
        """Return the hash of the translation, from which a change on the site is told later."""
        return hash_of(self.translation)


@dataclass(frozen=True)
class Incoming:
    """A text as a file brings it.

    number: its place among all, from 1; place: the same in words, for people. seen: the hash
    of the translation when it was exported, "" where the file does not tell. original_hash:
    that of the original then, where the file tells it. is_done: a translator said that it is
    finished. problem: why it cannot be read, in words.
    """

    number: int
    place: str
    model: str = ""
    key: str = ""
    field: str = ""
    language: str = ""
    original_language: str = ""
    original: str = ""
    translation: str = ""
    seen: str = ""
    original_hash: str = ""
    is_done: bool = False
    problem: str = ""

    @property
    def record(self) -> str:
        """Return what the file calls its record."""
        return f"{self.model}/{self.key}"


class UnreadableFile(ValueError):
    """A file that is none of ours; its words say why."""
