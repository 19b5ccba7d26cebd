"""Search articles for claims: figures, presences, events, mentions, each at its exact place.

Rules only: numerals, units, times and cue words of four languages; names and indicators come
from the apps above through sources.registry. Nothing is saved here.
"""

from .article import Suggestions, suggest_claims
from .lexicon import Lexicon, load_lexicon, make_lexicon
from .recognition import find_date, find_language
from .suggestions import (
    REASONS,
    EventSuggestion,
    FigureSuggestion,
    MentionSuggestion,
    PresenceSuggestion,
)

__all__ = [
    "REASONS",
    "EventSuggestion",
    "FigureSuggestion",
    "Lexicon",
    "MentionSuggestion",
    "PresenceSuggestion",
    "Suggestions",
    "find_date",
    "find_language",
    "load_lexicon",
    "make_lexicon",
    "suggest_claims",
]
