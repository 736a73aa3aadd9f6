"""The page of a member: who they say they are, what they love, what they wrote."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from community.naming import member_named


@require_safe
def member_detail(request: HttpRequest, username: str) -> HttpResponse:
    member = member_named(username)
    if member is None:
        return render(request, "community/member/unknown.html", {"username": username}, status=404)
    if member.username != username:
        return redirect(member)  # not for good: whoever has the name next may case it otherwise
    return render(request, "community/member/detail.html", {"member": member})
