"""What is new, as Atom in the reader's language: figures, sources, corrections.

Every address comes from SITE_URL. An entry keeps its id for good; the feeds of two languages
hold different texts, so their ids differ. A title that fell back to another language marks its
entry with that language, and the content marks each text of its own.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hubs.formatting import figure_text, period_text
from hubs.models import Figure
from hubs.wording import sentence_of
from pages.latest import latest_figures
from sources.models import Correction, Source
from translations.languages import HTML_CODES, current_language
from translations.texts import Text, text_of

MOST_ENTRIES = 50
# The year from which on the domain in the ids is ours, as tag addresses want it.
OURS_SINCE = "2026"


class MarkedAtom(Atom1Feed):
    """Atom whose entries may be in another language than the feed."""

    def item_attributes(self, item):
        """Mark an entry with the language that its title fell back to."""
        return {"xml:lang": item["lang"]} if item["lang"] else {}


class LatestFeed(Feed):
    """The latest records of one kind, newest first."""

    known_parameters = ()
    feed_type = MarkedAtom
    kind = ""
    named: str | Promise = ""
    told: str | Promise = ""
    beside = ""
    author_name = "Hub Atlas"
    feed_copyright = "CC BY 4.0"

    @property
    def language(self) -> str:
        """Return the language of the feed as XML writes it."""
        return HTML_CODES[current_language()]

    def title(self):
        """Name the site and what of it is new."""
        return _("Hub Atlas: %(what)s") % {"what": self.named}

    def subtitle(self):
        """Say what an entry is."""
        return self.told

    def link(self):
        """Return the page that the feed goes with."""
        return settings.SITE_URL + reverse(self.beside)

    def feed_url(self):
        """Return the feed's own address."""
        return settings.SITE_URL + reverse(f"pages:{self.kind}-feed")

    def feed_guid(self):
        """Return the feed's id, the same for good."""
        return _tag(self.kind)

    def author_link(self):
        """Return the site's home page."""
        return settings.SITE_URL + reverse("pages:home")

    def items(self):
        """Return the records, loaded with what their entries read."""
        raise NotImplementedError

    def get_context_data(self, *, item, **kwargs):
        """Give the content its record, and where the site's addresses start."""
        return {"record": item, "site_url": settings.SITE_URL}

    def item_title(self, item):
        """Return what the entry says in one line."""
        return str(self.title_of(item))

    def item_link(self, item):
        """Return the record's page."""
        return settings.SITE_URL + item.get_absolute_url()

    def item_guid(self, item):
        """Return the entry's id, the same for good."""
        return _tag(f"{self.kind}/{item.key}")

    def item_pubdate(self, item):
        """Return when readers first saw it."""
        return item.published_at

    def item_updateddate(self, item):
        """Return when it last changed."""
        return item.updated_at

    def item_extra_kwargs(self, item):
        """Name the language that a title fell back to."""
        title = self.title_of(item)
        return {"lang": title.html_lang if title.is_fallback else ""}

    def title_of(self, item) -> Text:
        """Return the title with the language it is in."""
        return text_of(item, "title")


class FigureFeed(LatestFeed):
    """The figures of hubs and companies that were entered last."""

    kind = "figures"
    named = gettext_lazy("latest figures")
    told = gettext_lazy("Figures of technology hubs and companies, each with period and source.")
    beside = "hubs:indicators"
    description_template = "pages/_feed_figure.html"

    def items(self):
        """Return figures loaded by for_cell(): two queries."""
        return latest_figures(MOST_ENTRIES)

    def get_context_data(self, *, item, **kwargs):
        """Add the figure and its period in words."""
        words = {"value": figure_text(item).text, "period": period_text(item)}
        return super().get_context_data(item=item) | words

    def title_of(self, item: Figure) -> Text:
        """Say the figure in one line; in another language where both its names fell back."""
        names = [text_of(item.subject, "name"), text_of(item.indicator, "name")]
        return Text(sentence_of(item), _common_language(names), current_language())


class SourceFeed(LatestFeed):
    """The sources that were added last."""

    kind = "sources"
    named = gettext_lazy("latest sources")
    told = gettext_lazy("Articles, releases and reports that figures and facts are taken from.")
    beside = "sources:list"
    description_template = "pages/_feed_source.html"

    def items(self):
        """Return sources with their publishers: one query."""
        return Source.objects.published().for_card().latest()[:MOST_ENTRIES]


class CorrectionFeed(LatestFeed):
    """The corrections that were recorded last."""

    kind = "corrections"
    named = gettext_lazy("latest corrections")
    told = gettext_lazy("Where a source that we cite is itself wrong, or contradicts itself.")
    beside = "sources:corrections"
    description_template = "pages/_feed_correction.html"

    def items(self):
        """Return corrections with their sources: one query."""
        return (
            Correction.objects.published().standing().with_source().latest_recorded()[:MOST_ENTRIES]
        )

    def item_link(self, item):
        """Return the page of the source that the correction is of."""
        return super().item_link(item.source)

    def title_of(self, item: Correction) -> Text:
        """Name the source that the correction is of."""
        title = text_of(item.source, "title")
        if title.is_fallback:
            return title
        words = _("Correction to “%(title)s”") % {"title": title}
        return Text(words, title.language, title.wanted)


FEEDS = (FigureFeed, SourceFeed, CorrectionFeed)


def _common_language(texts: Iterable[Text]) -> str:
    """Return the language that all texts fell back to, the reader's where there is none."""
    languages = {text.language for text in texts}
    return languages.pop() if len(languages) == 1 else current_language()


def _tag(name: str) -> str:
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{OURS_SINCE}:{current_language()}/{name}"
