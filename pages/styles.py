"""The site's styles as one file: what `site.css` imports, in its order, without white space."""

import re
from pathlib import Path

import rcssmin

IMPORT = re.compile(r'@import "([^"]+)";')


def bundle_styles(source: Path, target: Path) -> None:
    """Write a stylesheet with what it imports in place, minified.

    source: its imports name files below its own folder; only those beside it hold
    addresses, which stay right. target: written only where it would differ.
    Errors: FileNotFoundError naming an imported file that is not there.
    """
    css = IMPORT.sub(
        lambda found: (source.parent / found[1]).read_text(encoding="utf-8"),
        source.read_text(encoding="utf-8"),
    )
    text = rcssmin.cssmin(css)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
