"""What a question asks for: words, phrases in quotes, one OR another, and what is left out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from search.expressions import Adjacent, Expression, all_of, any_of, token
from search.normalise import fold, is_han, key, marked, marked_key, parts, runs, stem
from search.words import EMPTY_WORDS

LONGEST_QUESTION = 200
MOST_TERMS = 12
LONGEST_PHRASE = 40
LONGEST_PREFIX = 10
# A token of the index by its sign: how a word of a name begins, and how it is spelt.
BEGINS, SPELT = "^", "="
SAYS = "@says"
MARKS = '"“”„«»「」『』'
PIECES = re.compile(
    rf"(?P<minus>(?<!\S)[-−])?(?:[{MARKS}](?P<phrase>[^{MARKS}]*)[{MARKS}]|(?P<word>[^\s{MARKS}]+))"
)
OR = "OR"


@dataclass(frozen=True)
class Term:
    """What must stand together: one word, one run of Han, or all that was put in quotes.

    folded, spelt: its tokens without and with marks. is_whole: its last word is complete.
    """

    folded: tuple[str, ...]
    spelt: tuple[str, ...]
    is_whole: bool = False

    def in_names(self) -> Expression:
        """Ask for it in names, where a word may be written only in part."""
        begun = (token(begin(each)) for each in self.folded)
        if len(self.folded) == 1 and not self.is_whole:
            return next(begun)
        return all_of((*begun, Adjacent(tuple(map(stem, self.folded)))))

    def in_texts(self) -> Expression:
        """Ask for it in texts, where a word counts whole."""
        word = self.folded[0]
        if len(self.folded) == 1 and len(word) == 1 and is_han(word):
            return token(begin(word))
        return Adjacent(tuple(map(stem, self.folded)))

    def spelt_in_names(self) -> Expression:
        """Ask for it in names with these very marks."""
        return all_of(token(SPELT + each) for each in self.spelt)

    def spelt_in_texts(self) -> Expression:
        """Ask for it in texts with these very marks, which are told of the tokens that have any."""
        different = (each for each in self.spelt if each not in self.folded)
        return all_of((self.in_texts(), *(token(SPELT + each) for each in different)))

    @property
    def has_marks(self) -> bool:
        """Tell whether folding takes something from it."""
        return self.folded != self.spelt


Terms = tuple[Term, ...]


@dataclass(frozen=True)
class Ask:
    """A question as it was understood.

    groups: all must be found, and of each one alternative, which is all of its terms.
    without: none of these may be found. language: that of the texts, '' for all four.
    """

    text: str
    groups: tuple[tuple[Terms, ...], ...]
    without: tuple[Terms, ...] = ()
    is_plain: bool = True
    language: str = ""

    def __bool__(self):
        return bool(self.groups)

    @cached_property
    def key(self) -> str:
        """Return what a name must be to be just what was asked for, '' where none can be."""
        return key(self.text) if self.is_plain else ""

    @cached_property
    def marked_key(self) -> str:
        """Return the same with its marks."""
        return marked_key(self.text)

    @property
    def wanted(self) -> str:
        """Return the text without what may not be found."""
        return PIECES.sub(lambda piece: "" if piece["minus"] else piece[0], self.text)

    @property
    def terms(self) -> list[Term]:
        """Return all that may be found."""
        return [term for group in self.groups for terms in group for term in terms]

    @property
    def has_marks(self) -> bool:
        """Tell whether the marks of the question tell one text from another."""
        return any(term.has_marks for term in self.terms)

    def names(self) -> Expression:
        """Ask the names."""
        return self._written(Term.in_names)

    def texts(self) -> Expression:
        """Ask the texts."""
        return self._written(Term.in_texts)

    def spelt_names(self) -> Expression:
        """Ask for names with these very marks."""
        return all_of((self.names(), self._written(Term.spelt_in_names)))

    def spelt_texts(self) -> Expression:
        """Ask for texts with these very marks."""
        return self._written(Term.spelt_in_texts)

    def for_staff(self, sign: str) -> Expression:
        """Ask the texts that staff alone may search; their tokens carry a sign."""

        def write(term: Term) -> Expression:
            return Adjacent(tuple(sign + stem(token) for token in term.folded))

        return self._written(write)

    def excluded(self) -> Expression | None:
        """Ask for what may not be found, None where all may."""
        ways = (Term.in_names, Term.in_texts)
        found = [all_of(map(way, terms)) for terms in self.without for way in ways]
        return self.within_language(any_of(found)) if found else None

    def within_language(self, asked: Expression) -> Expression:
        """Ask of the records that say something in the language, and of their texts in it."""
        return all_of((asked, token(language_token(self.language)))) if self.language else asked

    def without_empty_words(self) -> "Ask":
        """Return the question without the words that every sentence has."""
        kept = (group for group in self.groups if not all(map(_is_empty, group)))
        return replace(self, groups=tuple(kept), is_plain=False)

    def with_any_word(self) -> "Ask":
        """Return the question of whatever has one of its words that say something."""
        choice = tuple((term,) for term in self.without_empty_words().terms)
        return replace(self, groups=(choice,) if choice else (), is_plain=False)

    def _written(self, write: Callable[[Term], Expression]) -> Expression:
        groups = (any_of(all_of(map(write, terms)) for terms in group) for group in self.groups)
        return self.within_language(all_of(groups))


def begin(token: str) -> str:
    """Return the token that tells that a name has a word with this beginning."""
    return BEGINS + stem(token)[:LONGEST_PREFIX]


def language_token(language: str) -> str:
    """Return the token of what is said in a language; no engine has to know its hyphen."""
    return SAYS + language.replace("-", "")


def read_question(text: str, language: str = "") -> Ask:
    """Read a question; what is no word or beyond the limits is left out.

    "in quotes" stands together, -word is not found, OR gives a choice.
    language: that of the texts to look at, '' for all.
    """
    text = " ".join(text.replace("\0", " ").split())[:LONGEST_QUESTION]
    groups: list[tuple[Terms, ...]] = []
    without: list[Terms] = []
    is_plain, is_choice, left = True, False, MOST_TERMS
    for piece in PIECES.finditer(text):
        if piece["word"] == OR and groups:
            is_plain, is_choice = False, True
            continue
        terms = tuple(_terms(piece))[:left]
        left -= len(terms)
        is_plain &= piece["minus"] is None and piece["phrase"] is None
        if terms and piece["minus"]:
            without.append(terms)
        elif terms and is_choice:
            groups[-1] = (*groups[-1], terms)
        elif terms:
            groups.append((terms,))
        is_choice = False
    return Ask(text, tuple(groups), tuple(without), is_plain, language)


def _terms(piece: re.Match) -> Iterator[Term]:
    """Yield what one piece of a question asks for; a phrase is one term."""
    is_phrase = piece["phrase"] is not None
    text = piece["phrase"] if is_phrase else piece["word"]
    folded, spelt = runs(fold(text)), runs(marked(text))
    if is_phrase and folded:
        yield Term(_tokens(folded), _tokens(spelt), is_whole=True)
    elif not is_phrase:
        pairs = zip(folded, spelt if len(spelt) == len(folded) else folded, strict=True)
        yield from (Term(_tokens([bare]), _tokens([written])) for bare, written in pairs)


def _tokens(found: list[str]) -> tuple[str, ...]:
    return tuple(token for run in found for token in parts(run))[:LONGEST_PHRASE]


def _is_empty(terms: Terms) -> bool:
    return all(len(term.folded) == 1 and term.folded[0] in EMPTY_WORDS for term in terms)
