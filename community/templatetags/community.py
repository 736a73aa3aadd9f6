"""What members do, for the pages of what exists."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.forms.comment import CommentForm
from community.markup.showing import Prose, gist
from community.members.avatars import avatar_of
from community.models import Comment, Discussion, DiscussionMute, Member, Post, Suggestion
from community.models.progress import SEEN
from community.pages.back import page_before
from community.pages.toggles import bare, follow_toggle, mute_toggle, save_toggle, shown
from community.reading.place_words import say_place, state_of
from community.sealing.seal import tombstone as instead_of_title
from community.talks.comment_place import Place
from community.talks.section import talk_section
from community.targets import Target, kind_of
from community.votes.buttons import buttons_of
from films.models import Film, Moment

register = template.Library()
LINK = (
    '<a class="member-link" href="{}"><bdi class="member-link__name">{}</bdi>'
    ' <span class="member-link__username">@{}</span></a>'
)
LINK_OF_THE_UNNAMED = '<a class="member-link" href="{}"><span class="member-link__name">@{}</span></a>'


@register.simple_tag
def avatar(member: Member | None, size: str = "") -> SafeString:
    """A member's picture, or the one drawn for them; `size` is `large` or empty. Says nothing aloud."""
    return avatar_of(member, size)


@register.simple_tag
def member_link(member: Member | None) -> SafeString | str:
    """Their name and @username, leading to their profile; nothing where there is nobody to name."""
    return _link(member.get_absolute_url(), member.display_name, member.username) if member else ""


@lru_cache(maxsize=4_096)
def _link(address: str, display_name: str, username: str) -> SafeString:
    if not display_name:
        return format_html(LINK_OF_THE_UNNAMED, address, username)
    return format_html(LINK, address, display_name, username)


@register.inclusion_tag("community/comment/_talk.html", takes_context=True)
def discussion_of(context: Context, subject: Post | Moment) -> dict[str, Any]:
    """All that is said about a moment or a post, with the form to say something, in the order the address asks for."""
    return talk_section(context["request"], subject)


@register.inclusion_tag("community/comment/_form.html", takes_context=True)
def comment_form(context: Context, form: CommentForm, place: Place, **more: Any) -> dict[str, Any]:
    """The form to comment there; `is_in_place` lets htmx put what comes of it beside it, without leaving the page."""
    return {"form": form, "place": place, "me": context["request"].reader.member, **more}


@register.inclusion_tag("community/comment/_actions.html", takes_context=True)
def comment_actions(context: Context, comment: Comment) -> dict[str, Any]:
    """What is rarely done with a comment: on its own page, and fetched to where it stands in a talk."""
    return {"comment": comment, "request": context["request"]}


@register.simple_tag
def bio_of(member: Member) -> Prose:
    """What they say of themselves, as HTML."""
    return Prose(member.bio_html)


@register.inclusion_tag("community/progress/_place.html", takes_context=True)
def place_in(context: Context, film: Film) -> dict[str, object]:
    """How far the reader has got in a film, with buttons to say so; one query for a member, none for a visitor."""
    reach = context["request"].reader.reach
    place = reach.place_in(film)
    return {
        "csrf_token": context.get("csrf_token"),
        "is_member": context["request"].reader.member is not None,
        "film": film,
        "state": state_of(place, is_told=reach.in_film(film) == SEEN),
        "place": say_place(film, place) if place else "",
        "is_blind": reach.is_blind_to(film),
    }


@register.inclusion_tag("community/suggestion/_credit.html")
def credit_of(thing: Film | Moment, look: str = "") -> dict[str, object]:
    """Whose suggestions it came from, or was corrected by, in a paragraph of these classes; one query."""
    names = Suggestion.objects.credited_on(thing)
    links = ((reverse("community:member-detail", args=[name]), name) for name in names)
    return {"names": format_html_join(", ", '<a href="{}">@{}</a>', links), "look": look}


@register.inclusion_tag("community/removal/_tombstone.html")
def tombstone(number: int | None, title: str = "") -> dict[str, object]:
    """What stands where the law took a text: that it did, and the entry of the ledger that says why.

    Where the `title` above it went as well, that says so already.
    """
    return {"number": number, "is_said_above": bool(number and title == instead_of_title(number))}


@register.simple_tag
def report_link(target: Target) -> SafeString | str:
    """The way to report what the law forbids, unless it is gone already; nothing is asked of the database."""
    if target.is_removed:
        return ""
    address = reverse("community:report", args=[kind_of(target), target.pk])
    return format_html('<a class="report-link" href="{}" rel="nofollow">{}</a>', address, _("Report illegal content"))


@register.simple_tag(takes_context=True)
def veil_link(context: Context, writing: Post | Comment) -> SafeString | str:
    """Lets members say that somebody's text gives the story away; nothing is asked of the database."""
    member = context["request"].reader.member
    if member is None or writing.author_id == member.pk or writing.is_removed or writing.told_of is None:
        return ""
    address = reverse("community:veil", args=[kind_of(writing), writing.pk])
    return format_html('<a class="report-link" href="{}" rel="nofollow">{}</a>', address, _("Gives the story away?"))


@register.inclusion_tag("community/vote/_buttons.html", takes_context=True)
def vote_buttons(context: dict[str, Any], target: Target, look: str = "", at: str = "") -> dict[str, Any]:
    """The two buttons and their tallies; `look` is `small` or empty. Asks nothing of the database.

    `at` is the id of the part of the page that a visitor comes back to, where it is not the top.

    Knows what the reader voted where the target was read through `request.reader.lens`.
    """
    request = context["request"]
    back = f"{request.get_full_path()}#{at}" if at else ""
    return buttons_of(request, target, back=back, look=look)


@register.inclusion_tag("community/why/_details.html")
def why_details(target: Target) -> dict[str, str]:
    """ "Why is this here?": opens the arithmetic by which the target stands where it stands."""
    return {"address": reverse("community:why", args=[kind_of(target), target.pk])}


@register.inclusion_tag("community/_toggle.html", takes_context=True)
def follow_button(context: dict[str, Any], thing: Member | Film, look: str = "") -> dict[str, Any]:
    """Follows a member or a film; nothing on one's own page. One query, or none where `is_followed` is known."""
    request = context["request"]
    toggle = follow_toggle(thing, is_on=request.reader.follows(thing)) if request.user != thing else None
    return shown(request, toggle, look=look)


@register.inclusion_tag("community/_toggle.html", takes_context=True)
def save_button(context: dict[str, Any], target: Target, look: str = "") -> dict[str, Any]:
    """Keeps a moment, post or comment; `look` is `small` or empty.

    Asks nothing of the database where the target was read through `request.reader.lens`.
    """
    request = context["request"]
    return shown(request, save_toggle(target, is_on=request.reader.has_saved(target)), look=look)


@register.inclusion_tag("community/_toggle.html", takes_context=True)
def mute_button(
    context: dict[str, Any], discussion: Discussion, look: str = "", is_muted: bool | None = None
) -> dict[str, Any]:
    """For members: tell me nothing more of this talk. One query, or none where it or its talk knows `is_muted`."""
    request = context["request"]
    if request.reader.member is None:
        return shown(request, None)
    known: bool | None = getattr(discussion, "is_muted", is_muted)
    if known is None:
        known = DiscussionMute.objects.filter(member=request.reader.member, discussion=discussion).exists()
    return shown(request, mute_toggle(discussion, is_on=known), look=look)


@register.simple_tag(takes_context=True)
def save_in_list(context: dict[str, Any], target: Target) -> SafeString | str:
    """The same for lists of hundreds; nothing for visitors. The page needs `press_form` once."""
    reader = context["request"].reader
    return bare(save_toggle(target, is_on=reader.has_saved(target))) if reader.member else ""


@register.inclusion_tag("community/_press_form.html", takes_context=True)
def press_form(context: dict[str, Any]) -> dict[str, Any]:
    """The one form that the bare buttons of a page are sent by."""
    request = context["request"]
    return {"is_member": request.reader.member is not None, "back": request.get_full_path()}


@register.simple_tag(takes_context=True, name="page_before")
def page_before_tag(context: dict[str, Any]) -> str:
    return page_before(context["request"])


register.filter("gist", gist)
