"""Every page is valid HTML in the eyes of the Nu checker."""

import json
import os
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from tests.site.kinds import KINDS, LANGUAGES

JAR = Path(settings.BASE_DIR / "var/tools/node_modules/vnu-jar/build/dist/vnu.jar")


@pytest.fixture
def checker():
    """Give the command of the checker; where it is missing CI fails and others skip."""
    java = shutil.which("java")
    if java and JAR.exists():
        return [java, "-Xss2m", "-jar", str(JAR), "--format", "json", "--stdout", "--errors-only"]
    missing = "java" if not java else "vnu-jar (npm install --prefix var/tools vnu-jar)"
    if os.environ.get("CI"):
        pytest.fail(f"{missing} is missing")
    return pytest.skip(f"{missing} is missing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_valid_html(checker, site, figure_number, tmp_path, language):
    for kind, path in KINDS.items():
        address = f"{site}/{language}/{path.format(figure=figure_number)}"
        with urllib.request.urlopen(address, timeout=30) as response:
            (tmp_path / f"{kind}.html").write_bytes(response.read())

    checked = subprocess.run(
        [*checker, "--exit-zero-always", str(tmp_path)], capture_output=True, check=True
    )

    messages = json.loads(checked.stdout)["messages"]
    assert [(Path(m["url"]).name, m["message"]) for m in messages] == []
