"""The states of a record's texts as its content file holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from translations.languages import LANGUAGES, column
from translations.marks import Mark, Marks, Texts, hash_of

# What a file holds of a mark beside the original, in order. Who said it is no content.
KEPT = ("said", "origin", "note", "at")
KNOWN = {*KEPT, "from", "original"}
# A state that says no more is one line.
SHORT = ("said", "from", "at")


def to_states(fields: Sequence[str], texts: Texts, marks: Marks) -> dict:
    """Return {field: {language: what is known}} of a record; empty where nothing is.

    The original is written out only where it reads otherwise now.
    """
    found = {}
    for name in fields:
        states = {
            code: _written(name, mark, texts)
            for code in LANGUAGES
            if (mark := marks.get(column(name, code)))
        }
        if states:
            found[name] = states
    return found


def from_states(states: Mapping, texts: Texts) -> dict[str, Mark]:
    """Return the marks that to_states wrote. texts: the record's, by column.

    Errors: ValueError naming what is no language or no known entry.
    """
    marks = {}
    for name, by_language in states.items():
        for code, told in by_language.items():
            kept = _from_words(told) if isinstance(told, str) else told
            if unknown := {code} - set(LANGUAGES) or set(kept) - KNOWN:
                raise ValueError(f"states of {name}: unknown {', '.join(sorted(unknown))}")
            marks[column(name, code)] = _read(name, kept, texts)
    return marks


def _written(name: str, mark: Mark, texts: Texts) -> dict | str:
    kept = {key: value for key in KEPT if (value := getattr(mark, key))}
    if source := mark.original_language:
        kept["from"] = source
        if mark.original_hash != hash_of(texts.get(column(name, source))):
            kept["original"] = mark.original_text
    return _in_words(kept) if set(kept) <= set(SHORT) else kept


def _in_words(kept: Mapping) -> str:
    """Return a state as one line: "reviewed from en at 2026-11-26T12:00:00+00:00"."""
    told = [f"{word} {kept[word]}" for word in SHORT[1:] if word in kept]
    return " ".join([kept["said"], *told])


def _from_words(line: str) -> dict:
    """Return what _in_words wrote. Errors: ValueError for another line."""
    said, *rest = line.split()
    if len(rest) % 2 or not set(rest[::2]) <= set(SHORT[1:]):
        raise ValueError(f"“{line}” is no state.")
    return {"said": said, **dict(zip(rest[::2], rest[1::2], strict=True))}


def _read(name: str, kept: Mapping, texts: Texts) -> Mark:
    mark = Mark(**{key: kept[key] for key in KEPT if key in kept})
    if not (source := kept.get("from")):
        return mark
    original = kept.get("original", texts.get(column(name, source)))
    return replace(mark, original_language=source).moved_to(str(original or ""))
