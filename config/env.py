"""Strict readers of the environment: a bad value stops the start with one line that names it."""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


class BadSetting(SystemExit):
    """Stop the start; the message names the variable and what it should be."""

    def __init__(self, name: str, expected: str):
        super().__init__(f"{name}: expected {expected}, got {os.environ.get(name)!r}")


def read_text(name: str, default: str = "") -> str:
    """Return the variable's text without surrounding spaces."""
    return os.environ.get(name, default).strip()


def read_flag(name: str, default: bool = False) -> bool:
    """Return a yes or no; accepts 1/0, true/false, yes/no, on/off."""
    if name not in os.environ:
        return default
    text = os.environ[name].strip().lower()
    if text not in TRUE | FALSE:
        raise BadSetting(name, "1 or 0")
    return text in TRUE


def read_count(name: str, default: int) -> int:
    """Return a whole number of at least 0."""
    text = read_text(name, str(default))
    if not text.isascii() or not text.isdigit():
        raise BadSetting(name, "a whole number, 0 or more")
    return int(text)


def read_list(name: str, default: str = "") -> list[str]:
    """Return the comma-separated parts, without empty ones."""
    return [part.strip() for part in read_text(name, default).split(",") if part.strip()]


def read_origin(name: str, default: str) -> str:
    """Return an absolute http(s) address without path or final slash."""
    text = read_text(name, default).rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise BadSetting(name, "an address such as https://example.org")
    return text


def read_mail_address(name: str, default: str) -> str:
    """Return one bare mail address, such as editors@example.org."""
    text = read_text(name, default)
    if not re.fullmatch(r"[^@\s<>\"&]+@[^@\s<>\"&]+\.[^@\s<>\"&.]+", text):
        raise BadSetting(name, "a mail address such as editors@example.org")
    return text


def read_database(name: str, default: str) -> dict:
    """Return Django's database entry for an address such as postgres://user@host/name."""
    text = read_text(name, default)
    expected = "postgres://user@host/name or sqlite:///path"
    if urlsplit(text).scheme not in {"postgres", "postgresql", "sqlite"}:
        raise BadSetting(name, expected)
    try:
        entry = environ.Env.db_url_config(text)
    except ValueError as error:
        raise BadSetting(name, expected) from error
    if not entry["NAME"]:
        raise BadSetting(name, expected)
    return entry


def read_cache(name: str, *, prefix: str = "", most_entries: int = 300) -> dict:
    """Return Django's cache entry: in-process by default, or redis://host:port/number.

    prefix: keeps several caches apart. most_entries: how many an in-process one holds; Redis
    has a limit of its own. A Redis that does not answer within a second counts as failed.
    """
    text = read_text(name)
    if not text:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": prefix,
            "OPTIONS": {"MAX_ENTRIES": most_entries},
        }
    if urlsplit(text).scheme not in {"redis", "rediss"}:
        raise BadSetting(name, "redis://host:port/number")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": text,
        "KEY_PREFIX": prefix,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }


def read_email(name: str) -> dict:
    """Return Django's EMAIL_* settings; without an address mail is printed."""
    try:
        return environ.Env.email_url_config(read_text(name) or "consolemail://")
    except (ValueError, KeyError, environ.ImproperlyConfigured) as error:
        raise BadSetting(name, "smtp://user:password@host:port") from error


def read_secret(name: str, kept_in: Path) -> str:
    """Return the secret key; without one, make it once and keep it in a file of ours."""
    if text := read_text(name):
        if len(text) < 50:
            raise BadSetting(name, "at least 50 characters")
        return text
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    if not kept_in.exists():
        kept_in.touch(mode=0o600)
        kept_in.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return kept_in.read_text(encoding="utf-8").strip()
