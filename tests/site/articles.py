"""An article of our own in a served site, as an import leaves it."""

import os
import subprocess
import sys

from django.conf import settings

SLUG = "two-cities-one-race"
TEXT = """Two cities, one race

In 2024, Shenzhen's R&D intensity reached 6.67%, while Hangzhou's R&D intensity was 3.95%.
At the end of 2024, Shenzhen was home to over 25,600 national high-tech enterprises. \
Hangzhou had 16,150 national high-tech enterprises at the end of 2024.
The digital economy accounted for 30.1% of Hangzhou's GDP in 2024. \
The tertiary sector made up 62.5% of Shenzhen's GDP in 2024.
Industrial output of Shenzhen exceeded 5.5 trillion yuan in 2024.
Unitree is headquartered in Hangzhou, and DeepSeek is based in Hangzhou. \
Huawei and Tencent are headquartered in Shenzhen.
At the end of 2024, Huawei had 208,000 employees.
Its neighbours count 13 ferries and 7 cable cars.
"""
_SCRIPT = f"""
from datetime import date
from django.utils import timezone
from editorial.drafts import create_record
from editorial.patches import flat
from editorial.shapes import shape_of
from sources.articles import text_sha256
from sources.models import Source
text = {TEXT!r}
said = dict(slug=SLUG, original_title="Two cities, one race", language="en",
            title={{"en": "Two cities, one race"}}, published_on="2025-03-10",
            published_precision="day", text_sha256=text_sha256(text))
source = Source()
create_record(source, flat(shape_of(Source), said), by=None)
source.snapshots.create(raw=text.encode(), text=text, sha256=text_sha256(text),
                        fetched_at=timezone.now())
"""


def import_article(database: str, slug: str = SLUG) -> str:
    """Store the article in the database of a served site and return its slug."""
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", f"SLUG = {slug!r}\n{_SCRIPT}"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "config.settings"},
        check=True,
        timeout=60,
        stdout=subprocess.DEVNULL,
    )
    return slug
