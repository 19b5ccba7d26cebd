from django.conf import settings

from pages.styles import IMPORT, bundle_styles

SITE = settings.BASE_DIR / "static/css/site.css"


def test_a_bundle_holds_what_is_imported_in_order(tmp_path):
    (tmp_path / "a.css").write_text("a {\n  color: red;\n}\n")
    (tmp_path / "b.css").write_text("/* why */\nb { color: blue }\n")
    (tmp_path / "site.css").write_text('@import "a.css";\n@import "b.css";\n')

    bundle_styles(tmp_path / "site.css", tmp_path / "out" / "site.css")

    assert (tmp_path / "out" / "site.css").read_text() == "a{color:red}b{color:blue}"


def test_every_style_of_the_site_is_imported_once():
    named = IMPORT.findall(SITE.read_text(encoding="utf-8"))
    alone = {"components/api-docs.css"}
    files = {str(path.relative_to(SITE.parent)) for path in SITE.parent.rglob("*.css")}

    assert sorted(named) == sorted(files - {"site.css"} - alone)


def test_only_styles_beside_the_list_hold_addresses():
    for path in (SITE.parent / "components").glob("*.css"):
        assert "url(" not in path.read_text(encoding="utf-8"), path
