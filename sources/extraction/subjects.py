"""Decide whom a quantity is about: the sentence tells, else the paragraph, else the article."""

import re
from collections import Counter
from dataclasses import dataclass

from .lexicon import Mention
from .passages import Paragraph, Segment
from .quantity import Reading

_JOINT = re.compile(r"[\s%]*(?:[、,，:∶]\s?)?(?:(?:和|与|及|以及|and|và|but|，而|而)\s?)?")
_PAIR = re.compile(
    r"两市|两城|两地|两个城市|两座城市|三个城市|三市|两家公司|两家企业"
    r"|two cities|both cities|three cities"
    r"|two companies|hai thành phố|cả hai|ba thành phố|hai công ty"
)
_REFERENCE_ENDS = ("占", "占全", "占了", "占到", "占据", "相当于", "超过了")
_OF = (" of ", " in ", " của ", " ở ", " tại ", "của ", "nhất ", "in ", "of ", "是", "全")
_MANY = 12
_OWNER_REACH = 24
_OWNER = re.compile(
    r"\s?(?:of gdp |of output |gdp )?(?:in|for|claimed by|của|ở|tại) (?:thành phố |tp\.? ?)?"
)
_LEAST_BROAD = 0.2


@dataclass(frozen=True)
class Subject:
    """Whom a quantity is about; how: sentence, paragraph, article or none."""

    subject_type: str
    slug: str | None
    how: str


def main_subject(paragraphs: list[Paragraph]) -> Mention | None:
    """Return the subject an article names most; its opening counts threefold, countries little."""
    weights: Counter = Counter()
    kept: dict[tuple[str, str], Mention] = {}
    for position, paragraph in enumerate(paragraphs):
        for mention in paragraph.names:
            key = mention.subject_type, mention.slug
            weight = (3 if position < 2 else 1) * (_LEAST_BROAD if mention.is_broad else 1)
            weights[key] += weight * (1 if mention.subject_type == "hub" else 0.5)
            kept.setdefault(key, mention)
    return kept[max(weights, key=weights.__getitem__)] if weights else None


def subject_of(
    paragraph: Paragraph,
    reading: Reading,
    wanted: str | None,
    main: Mention | None,
    *,
    is_difference: bool = False,
    previous: Subject | None = None,
    recent: Mention | None = None,
) -> Subject:
    """Return the subject of a quantity.

    wanted: the type its indicator is of, None where none is known. main: of the article.
    is_difference: the quantity sets two subjects apart, so the first is meant.
    previous: the subject of the quantity before it in the paragraph. recent: the company
    named last before the paragraph, whom "the company" means.
    """
    if compared := _compared(paragraph, reading, wanted):
        return _subject(compared, "sentence")
    if recent and wanted != "hub" and is_company_meant(paragraph, reading):
        return _subject(recent, "paragraph")
    if province := _province_meant(paragraph, reading, wanted, main):
        return _subject(province, "paragraph")
    if meant := _company_of_sentence(paragraph, reading, wanted, recent):
        return _subject(meant, "sentence")
    near = nearest_before(paragraph, reading, wanted, is_difference=is_difference)
    if near and (owner := _owner_after(paragraph, reading, near)):
        return _subject(owner, "sentence")
    if near:
        return _subject(near, "sentence")
    segment = paragraph.segments[paragraph.segment_at(reading.start)]
    after = _after(paragraph, reading, segment, wanted)
    is_place = after and _is_place_only(paragraph, after)
    if is_place and previous and previous.subject_type == "company" and wanted != "hub":
        return Subject(previous.subject_type, previous.slug, "paragraph")
    if after:
        return _subject(after, "sentence")
    return _from_before(paragraph, segment.start, wanted, main, previous)


def _of_type(mentions: list[Mention], wanted: str | None) -> list[Mention]:
    return [each for each in mentions if wanted in (None, each.subject_type)]


def _subject(mention: Mention, how: str) -> Subject:
    return Subject(mention.subject_type, mention.slug, how)


def nearest_before(
    paragraph: Paragraph, reading: Reading, wanted: str | None, *, is_difference: bool = False
) -> Mention | None:
    """Return the name before a quantity in its segment that it is likely about.

    The last one; but not a name that only says of what or among whom, not a country beside
    a city, and not the place that a company is said to be in.
    """
    segment = paragraph.segments[paragraph.segment_at(reading.start)]
    near = _of_type(paragraph.name_spans.last_within(segment.start, reading.start, _MANY), wanted)
    near = [each for each in near if not _is_reference(paragraph, each)]
    near = [each for each in near if not each.is_broad] or near
    if not near:
        return None
    if is_difference:
        return near[0]
    companies = [each for each in near if each.subject_type == "company"]
    if companies and near[-1].subject_type == "hub" and _is_place_only(paragraph, near[-1]):
        return companies[-1]
    return near[-1]


def _province_meant(
    paragraph: Paragraph, reading: Reading, wanted: str | None, main: Mention | None
) -> Mention | None:
    """Return which province "the province" means: the last one named, with no name since."""
    if wanted == "company":
        return None
    low = paragraph.sentence_start(reading.start)
    said = [
        start
        for start, _, value in paragraph.cues_within(low, reading.start, "self")
        if value == "province" and paragraph.name_spans.holding(start) is None
    ]
    if not said or paragraph.name_spans.within(said[-1], reading.start):
        return None
    before = paragraph.name_spans.last_within(0, said[-1], _MANY)
    named = [each for each in before if each.level == "province"] or paragraph.provinces
    return named[-1] if named else None


def _owner_after(paragraph: Paragraph, reading: Reading, near: Mention) -> Mention | None:
    """Return whose value it is where a word of place follows: "4.2% in Suzhou", 4% của Tô Châu."""
    if near.subject_type != "hub" or reading.form == "rank" or reading.unit == "times":
        return None
    limit = reading.end + _OWNER_REACH
    for each in paragraph.name_spans.within(reading.end, limit)[:1]:
        between = paragraph.folded[reading.end : each.start]
        if each.subject_type == "hub" and not each.is_broad and _OWNER.fullmatch(between):
            return each
    return None


def _company_of_sentence(
    paragraph: Paragraph, reading: Reading, wanted: str | None, recent: Mention | None
) -> Mention | None:
    """Return whom "the company" means where only places are named after it: 公司在香港的……"""
    if wanted == "hub":
        return None
    segment = paragraph.segments[paragraph.segment_at(reading.start)]
    low = max(segment.start, reading.start - 20 * _MANY)
    said = [
        start
        for start, _, value in paragraph.cues_within(low, reading.start, "self")
        if value == "company" and paragraph.name_spans.holding(start) is None
    ]
    if not said or said[0] - segment.start > _MANY:
        return None
    named = paragraph.name_spans.within(said[0], reading.start)
    if any(each.subject_type == "company" or not _is_place_only(paragraph, each) for each in named):
        return None
    before = _of_type(paragraph.name_spans.last_within(0, said[0], _MANY), "company")
    return before[-1] if before else recent


def _compared(paragraph: Paragraph, reading: Reading, wanted: str | None) -> Mention | None:
    """Return whom "so với 3,92% của Hàng Châu" and "against 3.92% in Hangzhou" speak of."""
    if not any(value == "base" for _, value in paragraph.cues_ending(reading.start, "time")):
        return None
    for each in _of_type(paragraph.name_spans.within(reading.end, reading.end + _MANY), wanted):
        return each
    return None


def is_company_meant(paragraph: Paragraph, reading: Reading) -> bool:
    """Tell whether "the company" stands for one named in an earlier paragraph."""
    segment = paragraph.segments[paragraph.segment_at(reading.start)]
    low = max(segment.start, reading.start - 20 * _MANY)
    names = paragraph.name_spans.last_within(0, reading.start, _MANY)
    if any(each.subject_type == "company" or each.start < segment.start for each in names):
        return False
    said = paragraph.cues_within(low, reading.start, "self")
    return any(value == "company" and start - segment.start <= _MANY for start, _, value in said)


def _is_place_only(paragraph: Paragraph, mention: Mention) -> bool:
    return bool(
        paragraph.cues_ending(mention.start, "placed")
        or paragraph.cues_ending(mention.start, "presence")
    )


def _after(
    paragraph: Paragraph, reading: Reading, segment: Segment, wanted: str | None
) -> Mention | None:
    """Return the first name after a quantity in its clause, unless "the city" stands before."""
    low = max(segment.start, reading.start - 20 * _MANY)
    said = paragraph.cues_within(low, reading.start, "self")
    if any(paragraph.name_spans.holding(start) is None for start, *_ in said):
        return None
    limit = min(segment.end, reading.end + 20 * _MANY)
    for each in _of_type(paragraph.name_spans.within(reading.end, limit)[:_MANY], wanted):
        if not each.is_broad and paragraph.is_one_clause(reading.end, each.start):
            return each
    return None


def _is_reference(paragraph: Paragraph, mention: Mention) -> bool:
    """Tell whether a name only says of what: 占全广东省的, "of China", 全国 beside it."""
    before = paragraph.folded[max(0, mention.start - 6) : mention.start]
    if before.endswith(_REFERENCE_ENDS):
        return True
    return mention.is_broad and before.endswith(_OF)


def _from_before(
    paragraph: Paragraph,
    start: int,
    wanted: str | None,
    main: Mention | None,
    previous: Subject | None,
) -> Subject:
    """Look in the sentences before for a quantity's subject or a topic; then the article."""
    before = _of_type(paragraph.name_spans.last_within(0, start, _MANY), wanted)
    before = [each for each in before if not each.is_broad]
    if previous and previous.slug and wanted in (None, previous.subject_type):
        return Subject(previous.subject_type, previous.slug, "paragraph")
    if before:
        last = paragraph.segment_at(before[-1].start)
        topic = [each for each in before if paragraph.segment_at(each.start) == last]
        return _subject(topic[0], "paragraph")
    if main and wanted in (None, main.subject_type):
        return _subject(main, "article")
    return Subject(wanted or "hub", None, "none")


def runs_of(paragraph: Paragraph, readings: list[Reading]) -> list[list[int]]:
    """Return the positions of quantities that stand in lists: 0.1%、37.6%、62.3%."""
    runs: list[list[int]] = []
    for position, reading in enumerate(readings):
        last = readings[position - 1] if position else None
        if last and last.unit == reading.unit and _joins(paragraph, last, reading):
            runs[-1].append(position)
        else:
            runs.append([position])
    return [run for run in runs if len(run) > 1]


def _joins(paragraph: Paragraph, last: Reading, reading: Reading) -> bool:
    found = _JOINT.match(paragraph.folded, last.end)
    return found is not None and found.end() == reading.start and found.end() > last.end


def shared_out(
    paragraph: Paragraph, run: list[Reading], wanted: str | None
) -> list[Subject] | None:
    """Give each of a list of quantities its own subject: 深圳和杭州分别为6.46%和3.92%.

    None where nothing says that the list goes by subjects, or their counts differ.
    """
    segment = paragraph.segments[paragraph.segment_at(run[0].start)]
    low = max(segment.start, run[0].start - 20 * _MANY)
    is_pair = _PAIR.search(paragraph.folded, low, run[0].start) is not None
    end = min(segment.end, run[-1].end + 5 * _MANY)
    said = [value for *_, value in paragraph.cues_within(low, end, "set")]
    if not is_pair and "each" not in said:
        return None
    names = _distinct(paragraph.name_spans.last_within(segment.start, run[0].start, _MANY), wanted)
    if len(names) != len(run) and is_pair:
        names = _distinct(paragraph.name_spans.last_within(0, run[0].start, _MANY), wanted)
        names = names[-len(run) :]
    if len(names) != len(run) and "each" in said:
        names = _names_around(paragraph, segment, run, wanted)
    if len(names) != len(run):
        return None
    return [_subject(each, "sentence") for each in names]


def _names_around(
    paragraph: Paragraph, segment: Segment, run: list[Reading], wanted: str | None
) -> list[Mention]:
    """Return the names that a list goes by where not all stand before it in its sentence.

    "63% and 71% in Shenzhen and Hangzhou respectively": after it; else the last ones named.
    """
    limit = min(segment.end, run[-1].end + 10 * _MANY)
    after = _distinct(paragraph.name_spans.within(run[-1].end, limit), wanted)
    if len(after) == len(run):
        return after
    own = _distinct(paragraph.name_spans.last_within(segment.start, run[0].start, _MANY), wanted)
    if own:
        return own[-len(run) :]
    return _distinct(paragraph.name_spans.last_within(0, run[0].start, _MANY), wanted)[-len(run) :]


def _distinct(mentions: list[Mention], wanted: str | None) -> list[Mention]:
    found = {(m.subject_type, m.slug): m for m in _of_type(mentions, wanted) if not m.is_broad}
    return list(found.values())


def _refers(paragraph: Paragraph, cue: tuple[int, int, str], reading: Reading) -> bool:
    """Tell whether "the former" stands before a quantity, or right after it with "of"."""
    if cue[0] < reading.start:
        return True
    between = paragraph.folded[reading.end : cue[0]]
    return between.strip() in ("of", "in", "for", "của", "ở")


def referred_to(paragraph: Paragraph, reading: Reading, wanted: str | None) -> Subject | None:
    """Return whom "the former" or 后者 before a quantity means: of the two named before it."""
    segment = paragraph.segments[paragraph.segment_at(reading.start)]
    low = max(segment.start, reading.start - 5 * _MANY)
    limit = min(segment.end, reading.end + 2 * _MANY)
    found = paragraph.cues_within(low, limit, "set")
    said = [each for each in found if each[2] != "each" and _refers(paragraph, each, reading)]
    if not said:
        return None
    first = said[0][0]
    names = _distinct(paragraph.name_spans.last_within(0, first, _MANY), wanted)[-2:]
    if len(names) < 2:
        return None
    nearest = max(said, key=lambda each: (each[0] > reading.start, each[0]))
    return _subject(names[0 if nearest[2] == "former" else 1], "sentence")
