"""What the index is asked, before an engine writes it in its own language."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Adjacent:
    """Tokens that follow one another; a single token stands anywhere."""

    tokens: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """Everything in it must match."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Any:
    """One of these must match."""

    parts: tuple["Expression", ...]


Expression = Adjacent | All | Any


def token(text: str) -> Adjacent:
    """Ask for one token."""
    return Adjacent((text,))


def all_of(parts: Iterable[Expression]) -> Expression:
    """Ask for everything in a list that is not empty; what asks for all itself joins it."""
    return _joined(All, (one for part in parts for one in _all_in(part)))


def any_of(parts: Iterable[Expression]) -> Expression:
    """Ask for something in a list that is not empty."""
    return _joined(Any, parts)


def _all_in(part: Expression) -> tuple[Expression, ...]:
    return part.parts if isinstance(part, All) else (part,)


def _joined(kind: type, parts: Iterable[Expression]) -> Expression:
    once = tuple(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else kind(once)


def written(expression: Expression, *, quote: str, adjacent: str, both: str, either: str) -> str:
    """Write an expression with an engine's signs. quote: how a token is written, as "'%s'"."""
    signs = {"quote": quote, "adjacent": adjacent, "both": both, "either": either}
    if isinstance(expression, Adjacent):
        words = adjacent.join(quote % each for each in expression.tokens)
        return f"({words})" if len(expression.tokens) > 1 else words
    sign = both if isinstance(expression, All) else either
    return f"({sign.join(written(part, **signs) for part in expression.parts)})"
