"""The page of a member: who they say they are, what they love, what they wrote."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from community.markup.showing import gist
from community.members.avatar_art import draw_avatar
from community.members.favourites import favourite_films, favourite_moments
from community.members.naming import member_named
from community.members.profiles import judged, may_open, members_with_numbers, place_of, section_asked, sections_of
from community.models import Member
from community.reader import Request
from films.cards import as_cards
from films.paging import page_by_key


@require_safe
def member_detail(request: Request, username: str) -> HttpResponse:
    reader = request.reader.member
    member = member_named(username, among=members_with_numbers(reader))
    if member is None:
        return render(request, "community/member/unknown.html", {"username": username}, status=404)
    if member.username != username:
        return redirect(member)  # not for good: whoever has the name next may case it otherwise
    if not may_open(member, reader=reader):
        return _closed(request, member)
    section = section_asked(member, request.GET.get("part", ""))
    page = page_by_key(section.rows(member, request.reader), by=section.by, after=request.GET.get("after", ""))
    context = {
        "member": member,
        "accent": draw_avatar(member.username).accent,
        "is_mine": reader == member,
        "section": section,
        "sections": sections_of(member),
        "page": page,
        "judged": judged(page.rows),
        **_favourites(request, member),
        "gist": gist(member.bio_html),
        "canonical": request.build_absolute_uri(member.get_absolute_url()),
    }
    return render(request, "community/member/detail.html", context)


def _closed(request: Request, member: Member) -> HttpResponse:
    """A 403, since that there is such a member is no secret: their name stands beside all they post.

    The page is given nothing but the username, which is in its address.
    """
    context = {
        "username": member.username,
        "is_for_members": member.visibility == Member.Visibility.MEMBERS,
        "next": request.get_full_path(),
    }
    return render(request, "community/member/closed.html", context, status=403)


def _favourites(request: Request, member: Member) -> dict[str, Any]:
    where = place_of(member, request.reader)
    moments = list(as_cards(favourite_moments(member), reader=request.reader, where=where))
    return {
        "films": favourite_films(member),
        "moments": [moment for moment in moments if not moment.is_left_out],
        "left_out": [moment for moment in moments if moment.is_left_out],
    }
