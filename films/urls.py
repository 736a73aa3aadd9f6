"""Addresses of what exists."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from films.models import SECTIONS
from films.share_cards.shapes import SIZES
from films.views import character, dialogue, episode, film, moment, person, quote, scene, share_card, track, trivia


class Season:
    regex = "[0-9]{1,2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class EpisodeNumber(Season):
    """At least two digits, as in 1x05; the view sends other spellings there."""

    regex = "[0-9]{1,3}"

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


class Section(StringConverter):
    regex = "|".join(SECTIONS.values())


class CardSize(StringConverter):
    regex = "|".join(SIZES)


class Fingerprint(StringConverter):
    regex = "[0-9a-f]{16}"


register_converter(Section, "section")
register_converter(CardSize, "card_size")
register_converter(Fingerprint, "fingerprint")
register_converter(Season, "season")
register_converter(EpisodeNumber, "episode_number")

app_name = "films"
urlpatterns = [
    path("films/", film.film_list, name="film-list"),
    path("films/<slug:film_slug>/", film.film_detail, name="film-detail"),
    path("films/<slug:film_slug>/scenes/", scene.scene_list, name="scene-list"),
    path("films/<slug:film_slug>/scenes/<slug:slug>/", scene.scene_detail, name="scene-detail"),
    path("films/<slug:film_slug>/dialogues/", dialogue.dialogue_list, name="dialogue-list"),
    path("films/<slug:film_slug>/dialogues/<slug:slug>/", dialogue.dialogue_detail, name="dialogue-detail"),
    path("films/<slug:film_slug>/quotes/", quote.quote_list, name="quote-list"),
    path("films/<slug:film_slug>/quotes/<slug:slug>/", quote.quote_detail, name="quote-detail"),
    path("films/<slug:film_slug>/trivia/", trivia.trivia_list, name="trivia-list"),
    path("films/<slug:film_slug>/trivia/<slug:slug>/", trivia.trivia_detail, name="trivia-detail"),
    path("films/<slug:film_slug>/soundtrack/", track.track_list, name="track-list"),
    path("films/<slug:film_slug>/soundtrack/<slug:slug>/", track.track_detail, name="track-detail"),
    path("films/<slug:film_slug>/characters/<slug:slug>/", character.character_detail, name="character-detail"),
    path(
        "films/<slug:film_slug>/episodes/<season:season>x<episode_number:number>/",
        episode.episode_detail,
        name="episode-detail",
    ),
    path(
        "films/<slug:film_slug>/<section:section>/<slug:slug>/<card_size:size>-<fingerprint:fingerprint>.jpg",
        share_card.moment_card,
        name="moment-card",
    ),
    path(
        "films/<slug:film_slug>/<card_size:size>-<fingerprint:fingerprint>.jpg", share_card.film_card, name="film-card"
    ),
    path("card/<card_size:size>-<fingerprint:fingerprint>.jpg", share_card.site_card, name="site-card"),
    path("people/<slug:slug>/", person.person_detail, name="person-detail"),
    path("m/<int:moment_id>/", moment.moment_permalink, name="moment-permalink"),
    path("random/", moment.random_moment, name="random"),
]
