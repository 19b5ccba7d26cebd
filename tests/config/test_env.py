"""The environment: a bad value stops the start and is named."""

import pytest

from config import env


@pytest.mark.parametrize(
    "read, name, value",
    [
        (env.read_flag, "DEBUG", "perhaps"),
        (lambda name: env.read_count(name, 300), "API_RATE", "-1"),
        (lambda name: env.read_count(name, 300), "API_RATE", "many"),
        (lambda name: env.read_count(name, 0), "CDN_SECONDS", "1h"),
        (lambda name: env.read_origin(name, ""), "SITE_URL", "example.org"),
        (lambda name: env.read_origin(name, ""), "SITE_URL", "https://example.org/path"),
        (lambda name: env.read_mail_address(name, ""), "CONTACT_EMAIL", "editors"),
        (lambda name: env.read_mail_address(name, ""), "CONTACT_EMAIL", "Ed <a@example.org>"),
        (lambda name: env.read_database(name, ""), "DATABASE_URL", "mysql://host/name"),
        (lambda name: env.read_database(name, ""), "DATABASE_URL", "nonsense"),
        (env.read_cache, "CACHE_URL", "memcached://host"),
        (lambda name: env.read_secret(name, None), "SECRET_KEY", "short"),
    ],
)
def test_a_bad_value_stops_the_start_with_one_line_that_names_it(monkeypatch, read, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit) as stopped:
        read(name)

    assert str(stopped.value).startswith(f"{name}: expected")
    assert "\n" not in str(stopped.value)


def test_unset_variables_take_their_defaults(monkeypatch, tmp_path):
    monkeypatch.delenv("DEBUG", raising=False)
    monkeypatch.delenv("SECRET_KEY", raising=False)

    assert env.read_flag("DEBUG") is False
    assert env.read_count("API_RATE_NOT_SET", 300) == 300
    assert env.read_list("HOSTS_NOT_SET", "a, b,") == ["a", "b"]
    made = env.read_secret("SECRET_KEY", tmp_path / "secret.key")
    assert made == env.read_secret("SECRET_KEY", tmp_path / "secret.key")
    assert len(made) >= 50
