"""Settings of the suite: the site's own, with loopback cookies and quick password hashes."""

import os

os.environ.setdefault("INSECURE_HTTP", "1")
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)

from config.settings import *  # noqa: E402, F403
from config.settings import CACHES, DATABASES, TEMPLATES, VAR_DIR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED[%s]"
SITE_URL = "http://testserver"
API_RATE = 0
# Each client builds the middleware anew; this spares it the walk through all static files.
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, since threads and processes of their own connections cannot share a memory.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / f"test-{os.getpid()}.sqlite3"}
# Nothing is kept but where a test asks for the `store`: others change rows behind the clock.
CACHES["kept"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
