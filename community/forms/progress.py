"""The form by which a reader says how far they have got in a work."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.models import Member
from community.models.progress import NOT_SEEN, SEEN
from community.reading.reach import Place
from films.models import Episode, Film
from films.playhead import MINUTES_PER_EPISODE, Playhead, read_playhead

EPISODE = re.compile(r"\s*(?:s|season )?([0-9]{1,2})\s*(?:x|e|, episode )\s*([0-9]{1,3})\s*", re.IGNORECASE)
MINUTE_MAX = MINUTES_PER_EPISODE - 1
LONGER_CUT_MINUTES = 60  # which another cut may last beyond the one we know
LONGER_EPISODE_MINUTES = 10  # the same of an episode, with what is told before and after it
AT_ITS_END = MINUTE_MAX  # of an episode whose minute nobody told


class PlaceForm(forms.Form):
    UNTOLD, NOTHING, PART, WHOLE = "untold", "nothing", "part", "whole"
    CHOICES = (
        (WHOLE, _("I have seen it")),
        (PART, _("I am at …")),
        (NOTHING, _("I haven't seen this")),
        (UNTOLD, _("I'd rather not say")),
    )

    at = forms.ChoiceField(
        label=_("How far have you got?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
    )
    episode = forms.CharField(
        label=_("Episode"), required=False, max_length=20, help_text=_("Season and number, as 1x05 or S1E5.")
    )
    minute = forms.IntegerField(label=_("Minute"), required=False, min_value=0, max_value=MINUTE_MAX)
    is_blind = forms.BooleanField(label=_("No scores and no talk either, until I have seen it"), required=False)

    def __init__(self, *args: Any, film: Film, place: Place | None = None, **kwargs: Any) -> None:
        self.film = film
        self.place: Place | None = None  # what was told, once the form is valid; none if they'd rather not say
        kwargs.setdefault("initial", self._as_typed(place))
        super().__init__(*args, **kwargs)
        if not film.is_series:
            del self.fields["episode"]
            self.fields["minute"].widget.attrs["max"] = self._last_minute

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        at = cleaned.get("at")
        if at and at != self.PART and {"minute", "episode"} & set(self.changed_data):
            self.add_error("at", _("You wrote where you are: choose “I am at …”, or empty that field."))
            return cleaned
        if at == self.PART and not self.errors:
            self.place = Place(self._playhead(cleaned), cleaned["is_blind"])
        elif at in (self.NOTHING, self.WHOLE):
            self.place = Place(SEEN if at == self.WHOLE else NOT_SEEN, bool(cleaned.get("is_blind")))
        return cleaned

    def _playhead(self, cleaned: dict[str, Any]) -> int:
        minute = cleaned.get("minute")
        if self.film.is_series:
            return self._playhead_in_episode(cleaned.get("episode", ""), minute)
        if minute is None:
            self.add_error("minute", _("Which minute are you at?"))
        else:
            self._check_minute(minute, self._last_minute)
        return minute or NOT_SEEN

    def _playhead_in_episode(self, typed: str, minute: int | None) -> int:
        episode = self._episode(typed)
        if episode is None:
            return NOT_SEEN
        if minute is not None:
            self._check_minute(minute, _last_minute(episode.running_minutes, LONGER_EPISODE_MINUTES))
        return Playhead(episode.ordinal, AT_ITS_END if minute is None else minute).number

    def _check_minute(self, minute: int, last: int) -> None:
        if minute > last:
            self.add_error("minute", _("It is not that long: it ends before minute %(last)d.") % {"last": last})

    @property
    def _last_minute(self) -> int:
        return _last_minute(self.film.running_minutes, LONGER_CUT_MINUTES)

    def _episode(self, typed: str) -> Episode | None:
        if not typed:
            self.add_error("episode", _("Which episode?"))
            return None
        written = EPISODE.fullmatch(typed)
        episodes = self.film.episodes.published()
        episode: Episode | None = None
        if written:
            episode = episodes.filter(season=int(written[1]), number=int(written[2])).first()
        if episode is None:
            self.add_error("episode", _("There is no such episode here. Write season and number, as 1x05."))
        return episode

    def _as_typed(self, place: Place | None) -> dict[str, Any]:
        """How the form shows a place that was told before; asks for the episode's number only in a series."""
        if place is None:
            return {"at": self.UNTOLD}
        if place.playhead in (NOT_SEEN, SEEN):
            return {"at": self.NOTHING if place.playhead == NOT_SEEN else self.WHOLE, "is_blind": place.is_blind}
        ordinal, minute = read_playhead(place.playhead)
        episode = Episode.objects.of_film(self.film).filter(ordinal=ordinal).first() if ordinal else None
        shown_minute = None if ordinal and minute == AT_ITS_END else minute
        key = episode.key if episode else ""
        return {"at": self.PART, "episode": key, "minute": shown_minute, "is_blind": place.is_blind}


def _last_minute(running: int | None, more: int) -> int:
    """That somebody can be at, where its length is known; else the last that can be told."""
    return min(running + more, MINUTE_MAX) if running else MINUTE_MAX


class KnownAfterForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("The plot of a work is common knowledge"),
        choices=Member.KnownAfter.choices,
        coerce=int,
        empty_value=None,
        required=False,
    )
