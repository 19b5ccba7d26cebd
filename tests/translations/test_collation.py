"""Names sort as each language sorts them, alike on both databases."""

import pytest
from django.utils import translation

from hubs.models import Hub
from tests.factories import HubFactory
from translations.languages import column

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "language, names",
    [
        ("en", ["Alibaba", "baidu", "BYD", "Éclair", "Zulu"]),
        ("vi", ["An", "Ân", "Bắc", "Dương", "Đà Nẵng", "Hà", "Hạ", "Ý"]),
        ("zh-hans", ["北京", "成都", "杭州", "上海", "深圳", "DJI"]),
        ("zh-hant", ["上海", "北京", "成都", "杭州", "深圳", "DJI"]),
    ],
)
def test_names_sort_as_their_language_sorts_them(language, names):
    for name in sorted(names, key=lambda name: name[::-1]):
        HubFactory(**{"name_en": name, column("name", language): name})

    with translation.override(language):
        found = list(Hub.objects.by_name().values_list(column("name", language), flat=True))

    assert found == names
