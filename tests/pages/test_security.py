"""security.txt: a contact, an end of validity, in the form that RFC 9116 asks for."""

from datetime import UTC, datetime, timedelta


def test_security_txt_names_a_contact_and_expires_within_a_year(client, settings):
    settings.CONTACT_EMAIL = "desk@example.org"

    response = client.get("/.well-known/security.txt")

    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    fields = dict(reversed([line.split(": ", 1) for line in lines]))
    assert fields["Contact"] == "mailto:desk@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)
