"""Removing a moment's texts because the law says so: out of its row, its lines, its picture and every copy."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from community.models import Member
from community.removing import restore
from films.history import remember
from films.merging import merge
from films.models import Film, Moment, Scene
from films.share_cards.keeping import kept
from tests.community.secrets import SECRET, found
from tests.factories import (
    make_character,
    make_comment,
    make_dialogue,
    make_film,
    make_quote,
    make_removal,
    make_scene,
    make_track,
    make_trivia,
)
from tests.films.admin_pages import page_of
from tests.films.packs import CRANES, changed, load

SHARED = {"title": f"At {SECRET}", "slug": f"at-{SECRET.lower()}", "source": f"A book on {SECRET}"}
NOTED = {**SHARED, "note": f"Once {SECRET}"}
KINDS: dict[str, Callable[[Film], Any]] = {
    "scene": lambda film: make_scene(film, **NOTED, summary=SECRET, context=SECRET),
    "dialogue": lambda film: make_dialogue(film, **NOTED, context=SECRET, lines=[(make_character(film), SECRET)] * 2),
    "quote": lambda film: make_quote(film, **NOTED, text=SECRET, original_text=SECRET, provenance="script"),
    "trivia": lambda film: make_trivia(film, **NOTED, fact=SECRET, why_it_matters=SECRET, provenance="disputed"),
    "track": lambda film: make_track(film, **NOTED, by_whom=SECRET, usage=SECRET),
}  # fmt: skip


@pytest.fixture
def film(db: None) -> Film:
    return make_film(slug="cranes", title="The Cranes")


def picture() -> ContentFile[bytes]:
    made = BytesIO()
    Image.new("RGB", (64, 36), "teal").save(made, "PNG")
    return ContentFile(made.getvalue(), name="still.png")


def everything_of(moment: Any) -> dict[str, Any]:
    row = type(moment).objects.filter(pk=moment.pk).values().get()
    lines = moment.lines.order_by("pk").values() if moment.kind == "dialogue" else []
    return {"moment": row, "lines": list(lines), "history": list(LogEntry.objects.order_by("pk").values())}


@pytest.mark.parametrize("kind", KINDS)
class TestEachKind:
    @pytest.mark.usefixtures("searchable")
    def test_it_is_nowhere_but_under_seal(self, film: Film, curator: Member, kind: str) -> None:
        moment = KINDS[kind](film)
        remember(by=curator, things=[moment], sentence=f"Text: “” → “{SECRET}”")
        make_removal(moment, scope="everything")
        assert found() == {"community.Removal"}

    def test_its_text_alone_goes_where_the_scope_says_so(self, film: Film, kind: str) -> None:
        moment = KINDS[kind](film)
        make_removal(moment, scope="text")
        detail = Moment.objects.get(pk=moment.pk).detail
        assert not [text for text in detail.texts() if SECRET in text]
        assert (detail.title, detail.slug, detail.source) == (NOTED["title"], NOTED["slug"], NOTED["source"])
        assert detail.note == "Removed for legal reasons, ledger entry no. 1"

    @pytest.mark.parametrize("scope", ["text", "everything"])
    def test_it_stands_again_as_it_stood(
        self, film: Film, curator: Member, operator: Member, kind: str, scope: str
    ) -> None:
        moment = KINDS[kind](film)
        remember(by=curator, things=[moment], sentence=f"Text: “” → “{SECRET}”")
        before = everything_of(moment)
        removal = make_removal(moment, scope=scope)
        assert everything_of(moment) != before
        restore(removal=removal, by=operator, reason="A mistake.", now=removal.removed_at)
        after = everything_of(moment)
        assert after == before

    def test_no_page_shows_it(self, film: Film, visitor: Client, kind: str) -> None:
        moment = KINDS[kind](film)
        make_comment(Moment.objects.get(pk=moment.pk), body="What was here?")
        number = make_removal(moment, scope="everything").entry.number
        moment.refresh_from_db()
        page = visitor.get(moment.get_absolute_url())
        assert f'href="/ledger/{number}/"' in page.content.decode()
        pages = [page, *(visitor.get(address) for address in ("/", film.get_absolute_url(), "/sitemap-moments.xml"))]
        pages.append(visitor.get(f"{film.get_absolute_url()}{moment.section}/"))
        assert [page.status_code for page in pages] == [200] * 5
        assert not [page for page in pages if SECRET.lower() in page.content.decode().lower()]


class TestCopies:
    def test_the_file_of_a_still_goes_and_comes_back(
        self, film: Film, operator: Member, django_capture_on_commit_callbacks: Any
    ) -> None:
        scene = make_scene(film, still=picture())
        content, path = scene.still.read(), Path(scene.still.path)
        with django_capture_on_commit_callbacks(execute=True):
            removal = make_removal(scene)
        scene.refresh_from_db()
        assert not scene.still
        assert not path.exists()
        restore(removal=removal, by=operator, reason="A mistake.", now=removal.removed_at)
        scene.refresh_from_db()
        with scene.still.open("rb") as file:
            assert file.read() == content

    def test_pictures_that_were_drawn_of_it_go(self, film: Film, django_capture_on_commit_callbacks: Any) -> None:
        quote = make_quote(film)
        kept(f"moment-{quote.pk}", "wide-0f3a.jpg", lambda: SECRET.encode() + b"\xff\xd9")
        assert found() == {"wide-0f3a.jpg"}
        with django_capture_on_commit_callbacks(execute=True):
            make_removal(quote)
        assert not found()

    @pytest.mark.parametrize(("before", "key"), [("A crowd at a gate.", "farewell"), ("Look, cranes.", "squirrel")])
    def test_no_pack_brings_it_again(self, db: None, operator: Member, tmp_path: Path, before: str, key: str) -> None:
        pack = changed(CRANES, (before, SECRET))
        load(tmp_path, pack)
        moment = Moment.objects.get(key=key, kind__in=["scene", "dialogue"])
        removal = make_removal(moment)
        assert found() == {"community.Removal"}
        for text in (pack, pack, changed(pack, (SECRET, f"{SECRET}, again"))):
            report = load(tmp_path, text, take_pack=True)
            assert f"was removed by law, ledger entry {removal.entry.number}" in report.notices[0]
            assert found() == {"community.Removal"}
        restore(removal=removal, by=operator, reason="A mistake.", now=removal.removed_at)
        load(tmp_path, pack)
        assert {"films.PackedItem"} < found()


def test_nothing_of_it_travels(visitor: Client, film: Film) -> None:
    quote = make_quote(film, provenance="script", source="The script")
    assert "og:image" in visitor.get(quote.get_absolute_url()).content.decode()
    make_removal(quote)
    page = visitor.get(quote.get_absolute_url()).content.decode()
    assert not [mark for mark in (f"/quotes/{quote.slug}/wide-", "data-share-picture", "Quotation") if mark in page]


def test_curators_do_not_write_over_it(as_curator: Client, film: Film) -> None:
    scene = make_scene(film)
    make_removal(scene)
    assert as_curator.get(page_of(scene)).status_code == 200
    assert as_curator.post(page_of(scene), {"title": "Mine", "summary": "Again"}).status_code == 403


def test_it_is_merged_with_nothing(curator: Member, film: Film) -> None:
    winner, loser = make_quote(film), make_quote(film)
    make_removal(loser)
    loser.refresh_from_db()
    with pytest.raises(ValidationError, match="removed for legal reasons"):
        merge(winner=winner, losers=[loser], by=curator)


def test_what_another_has_taken_meanwhile_stays_theirs(film: Film, operator: Member) -> None:
    scene = make_scene(film, title="The bridge", slug="the-bridge")
    removal = make_removal(scene, scope="everything")
    make_scene(film, slug="the-bridge")
    restore(removal=removal, by=operator, reason="A mistake.", now=removal.removed_at)
    scene = Scene.objects.get(pk=scene.pk)
    assert (scene.title, scene.slug) == ("The bridge", f"removed-{removal.entry.number}")


def test_the_home_page_picks_others(visitor: Client, film: Film) -> None:
    make_removal(make_quote(film, wilson=0.5, fresh=1e9))
    page = visitor.get("/").context
    assert (page["today"], page["relived"].moments, page["lines"]) == (None, [], [])
