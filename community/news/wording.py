"""Says in a sentence what a row tells, for pages and mail alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.models import Member, Notification
from community.pages.languages import language_of
from films.languages import catalogue_words, in_language

Kind = Notification.Kind
KEPT_BACK = gettext_lazy("Something was said about {film}, kept back until you have seen it")
FROM_THE_RIGHT = ("R", "AL", "RLE", "RLO", "RLI")  # Unicode's classes of letters, and of marks that turn what follows
SENTENCES: dict[str, str | Promise] = {
    "answer": gettext_lazy("{people} replied to your comment in “{title}”"),
    Kind.REPLY: gettext_lazy("{people} commented on your post “{title}”"),
    Kind.MENTION: gettext_lazy("{people} mentioned you in “{title}”"),
    Kind.FILM: gettext_lazy("{people} posted “{title}” about {film}"),
    Kind.MEMBER: gettext_lazy("{people} posted “{title}”"),
    Kind.VEIL: gettext_lazy("Two members marked that what you wrote in “{title}” gives the story away"),
}


def bring_people(rows: Iterable[Notification]) -> None:
    """Let each row that came `with_talk` and `with_latest_people` know these as `people`, the last first; one query."""
    rows = list(rows)
    known = Member.objects.in_bulk({pk for row in rows for pk in (row.last_id, row.one_before_id) if pk})
    for row in rows:
        row.people = [known[pk] for pk in (row.last_id, row.one_before_id) if pk in known] or row.author_of_post


def said_plainly(row: Notification) -> str:
    """For mail; nothing is escaped."""
    return _sentence(row).format(**_facts(row))


def said_as_html(row: Notification) -> SafeString:
    facts = _facts(row)
    title = in_language(language_of(row.discussion.subject) if row.leads_somewhere else None, facts["title"])
    told = {"people": format_html("<b>{}</b>", facts["people"]), "title": title, "film": catalogue_words(facts["film"])}
    return format_html(_sentence(row), **told)


def in_words(names: Sequence[str], count: int) -> str:
    """ "Ana, Bo and 3 others": the names that are known, of so many people in all."""
    others = count - len(names)
    if not names:
        return (
            _("Somebody")
            if count == 1
            else ngettext("%(number)d member", "%(number)d members", count) % {"number": count}
        )
    if others > 0:
        more = ngettext("%(number)d other", "%(number)d others", others) % {"number": others}
        return _("{names} and {more}").format(names=", ".join(names), more=more)
    return _(" and ").join(names)


def _sentence(row: Notification) -> str:
    return str(KEPT_BACK if row.is_kept_back else SENTENCES["answer" if row.answered_id else row.kind])


def _facts(row: Notification) -> dict[str, str]:
    people = in_words([_isolated(person.name) for person in row.people], row.people_count)
    film = row.discussion.film
    title = str(row.discussion) if row.leads_somewhere else _("something that is off the site")
    return {"people": people, "title": _isolated(title), "film": film.title if film else ""}


def _isolated(words: str) -> str:
    """So that what is written from right to left does not turn the rest of the sentence around."""
    turns = any(unicodedata.bidirectional(character) in FROM_THE_RIGHT for character in words)
    return f"\u2068{words}\u2069" if turns else words
