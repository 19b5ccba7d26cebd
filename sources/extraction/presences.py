"""Suggest where companies are: headquartered in, 来自, có trụ sở tại, founded in."""

import re

from .lexicon import Mention
from .passages import Paragraph
from .spans import Spans
from .suggestions import PresenceSuggestion

_LIST_GLUE = re.compile(r"\s?(?:[、,，]\s?)?(?:(?:和|与|及|以及|and|or|và|hay|,)\s?)*")
_OF_HUB = re.compile(r"(?:市|省|区|地区)?的[\"“「『《]?|'s\s|\s-\s|[\"“]?")
_OF_VIETNAMESE = re.compile(r"\s(?:của|ở|tại)\s(?:thành phố\s|tỉnh\s)?")
_AND_OTHERS = re.compile(r"\s?等等?(?:这些|一批|一众|众多)?(?:来自)?")
_REACH = 70
_GAP = 44
_HERE = re.compile(r"here|này|đây|当地|本地|这里|该市|此地|这座城市|这个城市|这个")
_ROLES_AFTER_HUB = {"home": "based", "born": "founded", "headquarters": "headquarters"}
_ROLES_AFTER_COMPANY = {
    "headquarters": "headquarters", "from": "based", "founded": "founded",
    "operations": "operations", "research": "research", "manufacturing": "manufacturing",
    "data_centre": "data_centre",
}  # fmt: skip
_MOST = 12


def presences_of(paragraph: Paragraph, times: Spans) -> list[PresenceSuggestion]:
    """Return the presences that the sentences of a paragraph state, each once."""
    if not any(mention.subject_type == "company" for mention in paragraph.names):
        return []
    found: dict[tuple[str, str, str], PresenceSuggestion] = {}
    names = [each for each in paragraph.names if not each.is_broad]
    for group in _groups(paragraph, names):
        for hub, role, start, end in _stated(paragraph, group):
            for company in group:
                since = _since(times, start, end) if role == "founded" else None
                key = company.slug, hub.slug, role
                place = paragraph.place(min(start, company.start), max(end, company.end))
                found.setdefault(
                    key,
                    PresenceSuggestion(
                        place,
                        company.slug,
                        hub.slug,
                        role,
                        since.period.start if since else None,
                        _coarse(since.period.precision) if since else "",
                    ),
                )
    return _without_weaker(list(found.values()))


def _groups(paragraph: Paragraph, names: list[Mention]) -> list[list[Mention]]:
    """Return companies in lists: 華為、騰訊、大疆; "Huawei, Tencent, and DJI"."""
    groups: list[list[Mention]] = []
    for mention in names:
        if mention.subject_type != "company":
            continue
        last = groups[-1][-1] if groups else None
        glue = _LIST_GLUE.match(paragraph.folded, last.end) if last else None
        if glue and glue.end() == mention.start and len(groups[-1]) < _MOST:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _stated(paragraph: Paragraph, group: list[Mention]):
    """Yield (hub, role, start, end) for each hub that a group of companies is said to be in."""
    first, last = group[0], group[-1]
    segment = paragraph.segments[paragraph.segment_at(first.start)]
    before = _hubs(paragraph, max(segment.start, first.start - _REACH), first.start)
    after = _hubs(paragraph, last.end, min(segment.end, last.end + _REACH))
    found = [*_from_hub_before(paragraph, before[-1], first, last)] if before else []
    found += _from_hub_after(paragraph, last, after[0]) if after else []
    yield from found or _here(paragraph, last, segment.end)


def _hubs(paragraph: Paragraph, start: int, end: int) -> list[Mention]:
    found = paragraph.name_spans.within(start, end)
    return [each for each in found if each.subject_type == "hub" and not each.is_broad]


def _from_hub_before(paragraph: Paragraph, hub: Mention, first: Mention, last: Mention):
    """Read 深圳的華為, 来自杭州的X, "Shenzhen is home to X"."""
    glue = _OF_HUB.match(paragraph.folded, hub.end)
    if glue and glue.end() == first.start and first.start > hub.end:
        said = [
            _ROLES_AFTER_COMPANY.get(v) for _, v in paragraph.cues_ending(hub.start, "presence")
        ]
        yield hub, next(filter(None, said), "based"), hub.start, last.end
        return
    for start, _, value in paragraph.cues_within(hub.end, first.start, "presence"):
        if value in _ROLES_AFTER_HUB and first.start - start <= _GAP + 20:
            yield hub, _ROLES_AFTER_HUB[value], hub.start, last.end
            return
    if paragraph.cues_ending(hub.start, "presence") and first.start - hub.end <= 3:
        yield hub, "based", hub.start, last.end


def _from_hub_after(paragraph: Paragraph, last: Mention, hub: Mention):
    """Read "X, headquartered in Beijing", X总部位于北京, "X của Thâm Quyến"."""
    glue = _OF_VIETNAMESE.match(paragraph.folded, last.end)
    if glue is None or glue.end() != hub.start:
        glue = _AND_OTHERS.match(paragraph.folded, last.end)
    if glue and glue.end() == hub.start:
        yield hub, "based", last.start, hub.end
        return
    said = paragraph.cues_within(last.end, hub.start, "presence")
    known = [each for each in said if each[2] in _ROLES_AFTER_COMPANY]
    if known and hub.start - known[-1][1] <= _GAP:
        roles = [_ROLES_AFTER_COMPANY[value] for *_, value in known]
        role = "headquarters" if "headquarters" in roles else roles[-1]
        yield hub, role, last.start, hub.end


def _here(paragraph: Paragraph, last: Mention, limit: int):
    """Read "Baidu and Lenovo are headquartered here": the paragraph's first hub is meant."""
    said = paragraph.cues_within(last.end, min(limit, last.end + _REACH), "presence")
    hubs = [
        each
        for each in paragraph.name_spans.last_within(0, last.start, _MOST)
        if each.subject_type == "hub" and not each.is_broad
    ]
    for start, end, value in said:
        here = _HERE.search(paragraph.folded, end, min(limit, end + 14))
        if hubs and here and value in _ROLES_AFTER_COMPANY and start:
            yield hubs[0], _ROLES_AFTER_COMPANY[value], last.start, here.end()
            return


def _since(times: Spans, start: int, end: int):
    for time in times.within(start, end + _GAP):
        if time.role == "period" and time.period and time.period.start:
            return time
    return None


def _coarse(precision: str) -> str:
    return precision if precision in ("day", "month") else "year"


def _without_weaker(found: list[PresenceSuggestion]) -> list[PresenceSuggestion]:
    """Leave out "based" where the same paragraph says more of the same company and hub."""
    stronger = {(each.company, each.hub) for each in found if each.role == "headquarters"}
    return [
        each for each in found if each.role != "based" or (each.company, each.hub) not in stronger
    ]
