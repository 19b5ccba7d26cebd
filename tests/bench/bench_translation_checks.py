"""How many planted drifts the checks of translations find; `make bench` prints it.

Planted are 500 drifts into our own texts and 500 into the starter content, in four languages;
false alarms are counted over every pair of languages of both. The floors stand in
tests/translations/test_checks.py.
"""

import json
import time
from collections.abc import Iterable
from itertools import permutations

from tests.translations.drifts.measuring import content_texts, found_of, recall
from tests.translations.drifts.texts import TEXTS
from translations.checks import findings

DRIFTS = 500


def test_recall():
    for name, texts in (("own texts", TEXTS), ("content", [text for _, text in content_texts()])):
        made, found, _missed = recall(texts, DRIFTS)
        print(f"\n{'drifts in ' + name:30} {'planted':>8} {'found':>6}")
        for kind in sorted(made):
            print(f"{kind:30} {made[kind]:8} {found[kind]:6}")
        told = {"texts": name, "planted": sum(made.values()), "found": sum(found.values())}
        print(json.dumps(told | {"recall": round(told["found"] / told["planted"], 4)}))


def test_false_alarms():
    own = [(f"{number} body", text) for number, text in enumerate(TEXTS)]
    for name, texts in (("own texts", own), ("content", list(content_texts()))):
        started = time.perf_counter()
        alarms = found_of(texts)
        taken = time.perf_counter() - started
        pairs = _pairs(text for _, text in texts)
        for place, found in alarms.items():
            print(place, *(f"{each.code}: {each.message}" for each in found), sep="\n    ")
        print(json.dumps({"texts": name, "pairs": pairs, "alarms": len(alarms)}))
        print(json.dumps({"texts": name, "ms_a_pair": round(1000 * taken / pairs, 3)}))


def test_page_of_thirty_texts():
    page = [text for _, text in content_texts() if len(text) == 4][:30]
    started = time.perf_counter()
    for text in page:
        findings(text["en"], "en", text["zh-hant"], "zh-hant", kind="prose")
    print(json.dumps({"page": 30, "ms": round(1000 * (time.perf_counter() - started), 1)}))


def _pairs(texts: Iterable[dict[str, str]]) -> int:
    return sum(len(list(permutations([code for code in text if text[code]], 2))) for text in texts)
