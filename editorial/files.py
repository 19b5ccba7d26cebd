"""Content as YAML files that diff well: one canonical way to write, a strict way to read."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from editorial.models import Public
from editorial.patches import data_of
from editorial.shapes import Shape, shapes, to_mapping
from translations.kept_states import to_states
from translations.marks import Marks
from translations.states import marks_of_all

# The safe loader, in C where the library was built with it.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes text with line breaks as a block, and nothing as an anchor."""

    def ignore_aliases(self, data):
        """Write a repeated value out each time."""
        return True


Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


class ContentError(ValueError):
    """What is wrong in the files, one line a place; nothing was written."""

    most_lines = 20

    def __init__(self, lines: list[str]):
        more = len(lines) - self.most_lines
        rest = [f"… and {more} more"] if more > 0 else []
        super().__init__("\n".join(lines[: self.most_lines] + rest))
        self.lines = lines


@dataclass(frozen=True)
class Item:
    """One record as a file holds it, and where it stands."""

    shape: Shape
    mapping: dict
    place: str


def read_items(directory: Path) -> list[Item]:
    """Read all records of a content folder, in the order in which they can be loaded.

    Errors: ContentError naming each file that is no YAML or holds an unknown key.
    """
    found: dict[int, list[Item]] = defaultdict(list)
    errors: list[str] = []
    for folder in dict.fromkeys(shape.folder for shape in shapes()):
        for path in sorted((directory / folder).glob("*.yaml")):
            place = f"{folder}/{path.name}"
            try:
                for item in _items(path, place, folder):
                    found[shapes().index(item.shape)].append(item)
            except (yaml.YAMLError, ContentError) as error:
                errors.append(f"{place}: {error}")
    if errors:
        raise ContentError(errors)
    return [item for index in sorted(found) for item in found[index]]


def write_items(directory: Path) -> int:
    """Write every record of the site into a folder and return how many; stale files go."""
    files: dict[Path, list[dict]] = defaultdict(list)
    for shape in shapes():
        records = list(shape.queryset())
        marks = marks_of_all(shape.model, [record.pk for record in records])
        for record in records:
            name = shape.file(record) if shape.file else record.slug
            files[directory / shape.folder / f"{name}.yaml"].append(
                _with_state(shape, record, marks[record.pk])
            )
    for folder in {shape.folder for shape in shapes()}:
        for path in (directory / folder).glob("*.yaml"):
            if path not in files:
                path.unlink()
    for path, mappings in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(mappings), encoding="utf-8", newline="\n")
    return sum(len(mappings) for mappings in files.values())


def full_mapping(shape: Shape, record, marks: Marks) -> dict:
    """Return what a content file holds of a record and of the states of its texts."""
    mapping = to_mapping(shape, record)
    if states := to_states(shape.texts, data_of(record) if marks else {}, marks):
        mapping["states"] = states
    return mapping


def _with_state(shape: Shape, record, marks: Marks) -> dict:
    mapping = full_mapping(shape, record, marks)
    if isinstance(record, Public) and not record.is_public:
        mapping["state"] = record.state
    return mapping


def _text(mappings: list[dict]) -> str:
    ordered = sorted(mappings, key=lambda m: m.get("number", 0))
    return yaml.dump(
        ordered,
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=100,
    )


def _items(path: Path, place: str, folder: str) -> Iterator[Item]:
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ContentError(["expected a list of records"])
    by_name = {shape.name: shape for shape in shapes() if shape.folder == folder}
    for number, row in enumerate(rows, 1):
        shape = by_name.get(row.get("claim", ""))
        if shape is None:
            raise ContentError([f"record {number}: unknown claim {row.get('claim')!r}"])
        _refuse_unknown_keys(shape, row, number)
        yield Item(shape, row, f"{place} record {number}")


def _refuse_unknown_keys(shape: Shape, row: dict, number: int) -> None:
    known = {"claim", "state", "states", *shape.fields, *shape.parents, *shape.texts, *shape.many}
    known |= set(shape.rows or {})
    if unknown := sorted(map(str, set(row) - known)):
        raise ContentError([f"record {number}: unknown {', '.join(unknown)}"])
    if missing := [name for name in shape.key if name not in row]:
        raise ContentError([f"record {number}: {', '.join(missing)} is missing"])
