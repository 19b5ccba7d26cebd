"""Settings of the site; what differs per machine comes from the environment (.env.example)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
CONTENT_DIR = BASE_DIR / "content"

DEBUG = env.read_flag("DEBUG")
INSECURE_HTTP = env.read_flag("INSECURE_HTTP")
SITE_URL = env.read_origin("SITE_URL", "http://127.0.0.1:8000")
REVIEW_BY_TWO = env.read_flag("REVIEW_BY_TWO")
CONTACT_EMAIL = env.read_mail_address("CONTACT_EMAIL", "editors@hub-atlas.example")
SECRET_KEY = env.read_secret("SECRET_KEY", kept_in=VAR_DIR / "secret.key")
ALLOWED_HOSTS = env.read_list("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    "config.apps.AtlasAdminConfig",
    "modeltranslation",
    "pages",
    "companies",
    "hubs",
    "sources",
    "editorial",
    "translations",
    "search",
    "rest_framework",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "pages.middleware.RequestIdMiddleware",
    "editorial.api.middleware.ApiMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    # What it keeps has the headers that all below it set, the policy of each page among them.
    "editorial.middleware.KeptMiddleware",
    "csp.middleware.CSPMiddleware",
    "pages.middleware.RefuseControlCharactersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context.site",
            ],
        },
    }
]

DATABASES = {"default": env.read_database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'site.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-32000;"  # KiB; the 2 MB by default hold little of a search index
        ),
    }
else:
    # Seconds to wait for a connection before a database counts as gone; a connection that a
    # restarted server has closed is not given out.
    DATABASES["default"]["OPTIONS"] = {"pool": {"timeout": 3}}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": env.read_cache("CACHE_URL"),
    # Public answers, apart from what else is cached: neither pushes the other out.
    "kept": env.read_cache("CACHE_URL", prefix="kept", most_entries=4000),
}
CDN_SECONDS = env.read_count("CDN_SECONDS", 0)
vars().update(env.read_email("EMAIL_URL"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = CONTACT_EMAIL

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("vi", _("Vietnamese")),
    ("zh-hans", _("Simplified Chinese")),
    ("zh-hant", _("Traditional Chinese")),
]
LANGUAGE_COOKIE_NAME = "lang"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = ("en", "vi", "zh-hans", "zh-hant")
MODELTRANSLATION_FALLBACK_LANGUAGES = {
    "default": ("en", "vi", "zh-hans", "zh-hant"),
    "zh-hans": ("zh-hant", "en", "vi"),
    "zh-hant": ("zh-hans", "en", "vi"),
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# The styles put together by `manage.py prepare` stand before the single files.
BUNDLE_DIR = VAR_DIR / "bundle"
BUNDLE_DIR.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [*([] if DEBUG else [BUNDLE_DIR]), BASE_DIR / "static"]
# What browsers ask for at the root of a site: its icons.
WHITENOISE_ROOT = BASE_DIR / "static/root"
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("png", "gif", "br", "gz", "woff", "woff2", "map")
WHITENOISE_USE_FINDERS = not env.read_flag("COLLECTED_STATIC")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# A pasted article, and a tick for each of its paragraphs.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
SECURE_SSL_REDIRECT = not INSECURE_HTTP
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if INSECURE_HTTP else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not INSECURE_HTTP
SECURE_HSTS_PRELOAD = not INSECURE_HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if not INSECURE_HTTP else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not INSECURE_HTTP
SESSION_COOKIE_NAME = "sessionid" if INSECURE_HTTP else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if INSECURE_HTTP else "__Host-csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LOGIN_URL = "admin:login"
EDITOR_PASSWORD = env.read_text("EDITOR_PASSWORD")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

API_RATE = env.read_count("API_RATE", 300)
REST_FRAMEWORK = {
    # Behind a TLS proxy, the last address it adds to X-Forwarded-For is the client's.
    "NUM_PROXIES": 0 if INSECURE_HTTP else 1,
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "editorial.api.problems.handle_error",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Hub Atlas",
    "DESCRIPTION": (
        "Technology hubs, companies and what is measured of them, each figure with the source "
        "that states it, in English, Vietnamese, Simplified and Traditional Chinese. Reading "
        "is open to everyone; writing needs a token of an editor."
    ),
    "VERSION": "1",
    "CONTACT": {"name": "Hub Atlas", "url": f"{SITE_URL}/en/"},
    "LICENSE": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "PREPROCESSING_HOOKS": ["editorial.api.schema.strip_slashes"],
    "POSTPROCESSING_HOOKS": ["editorial.api.schema.complete"],
    "SORT_OPERATION_PARAMETERS": False,
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # The description names slugs of the database, which a check on a fresh clone has not.
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
