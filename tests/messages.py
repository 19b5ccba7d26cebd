"""Check that the compiled interface texts are those of the .po files; needs no gettext."""

import sys
from gettext import GNUTranslations
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def problems() -> list[str]:
    """Return one line a locale whose .mo differs from its .po or that has an empty text."""
    found = []
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        with po.with_suffix(".mo").open("rb") as file:
            compiled = GNUTranslations(file)._catalog
        if empty := [key for key, text in compiled.items() if key and not text]:
            found.append(f"{po}: empty {empty[:3]}")
        if po.stat().st_size and not compiled:
            found.append(f"{po}: nothing compiled")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or None)
