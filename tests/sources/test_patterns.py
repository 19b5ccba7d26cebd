"""No regular expression that reads articles can take more than linear or bounded time."""

import importlib
import pkgutil
import re
from re import _constants as codes
from re import _parser

import pytest

from sources import extraction, intake, quantities

_LONGEST_INNER = 400
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def patterns():
    """Yield (module and name, pattern) of every compiled expression."""
    for package in (extraction, intake, quantities):
        for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    yield f"{info.name}.{name}", value


def parts_of(argument):
    """Yield the sequences inside an element of a parsed expression."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for each in argument:
            yield from parts_of(each)


def nests_repeats(sequence, *, within: bool = False) -> bool:
    """Tell whether an endless repetition holds another one that may give back what it took."""
    for code, argument in sequence:
        is_endless = code in _REPEATS and argument[1] > _LONGEST_INNER
        if within and is_endless:
            return True
        if any(nests_repeats(part, within=within or is_endless) for part in parts_of(argument)):
            return True
    return False


NAMED = [pytest.param(value, id=name) for name, value in patterns()]


@pytest.mark.parametrize("pattern", NAMED)
def test_no_endless_repetition_stands_in_another(pattern):
    assert not nests_repeats(_parser.parse(pattern.pattern, pattern.flags))


@pytest.mark.parametrize(
    ("expression", "nests"),
    [("(a+)+", True), ("(a|b*)*c", True), ("(a++,)*+", False), ("(ab?)*", False)],
)
def test_nested_repetitions_are_recognised(expression, nests):
    assert nests_repeats(_parser.parse(expression)) is nests
