"""Where members choose the lens for all pages."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.forms.mute import LensForm
from community.models import Member
from community.pages.gate import for_members
from community.pages.me import crumbs
from community.reading.lenses import choose_lens


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back="community:lens")
def lens(request: HttpRequest, member: Member) -> HttpResponse:
    form = LensForm(request.POST if request.method == "POST" else None, member=member)
    if form.is_valid():
        choose_lens(member=member, **form.cleaned_data)
        messages.success(request, _("You look at all talk through this lens from now on."))
        return redirect("community:lens")
    context = {"form": form, "crumbs": crumbs(_("Your lens"))}
    return render(request, "community/lens/form.html", context, status=400 if form.is_bound else 200)
