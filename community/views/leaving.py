"""Taking everything along, and leaving."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.exporting import write_archive
from community.forms.leaving import LeavingForm
from community.leaving import StaffStay, leave
from community.models import Member
from community.pages.gate import for_members
from community.pages.me import crumbs
from films.crumbs import Crumb


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back="community:export")
def export(request: HttpRequest, member: Member) -> HttpResponse | FileResponse:
    if request.method != "POST":
        return render(request, "community/leaving/export.html", {"crumbs": crumbs(_("Take it along"))})
    now = timezone.now()
    file = TemporaryFile()  # noqa: SIM115 - the response closes it once it is sent
    write_archive(member, file, now=now)
    file.seek(0)
    name = f"reelive-{member.username}-{now:%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@never_cache
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back="community:delete")
def delete(request: HttpRequest, member: Member) -> HttpResponse:
    context: dict[str, Any] = {
        "crumbs": crumbs(_("Leave for good"), Crumb(_("Take it along"), reverse("community:export")))
    }
    form = LeavingForm(request.POST if request.method == "POST" else None, member=member)
    if not form.is_bound or not form.is_valid():
        status = 400 if form.is_bound else 200
        return render(request, "community/leaving/delete.html", context | {"form": form}, status=status)
    try:
        leave(member=member, keeps_words=form.keeps_words, now=timezone.now())
    except StaffStay:
        form.add_error(None, _("You are on the staff. Ask another operator to take that from you first."))
        return render(request, "community/leaving/delete.html", context | {"form": form}, status=403)
    logout(request)
    messages.success(request, _("Your account is erased. Thank you for the time you spent here."))
    return redirect("community:home")
