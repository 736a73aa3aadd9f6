"""A member's inbox: what they are told, and how they want to be told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms.inbox import InboxForm
from community.models import Discussion, DiscussionMute, Member, Notification
from community.models.inbox import inbox_of
from community.models.mute import Where
from community.mutes.heeding import wholly_muted_rows
from community.mutes.rules import Rules
from community.news.gathering import gather_posts
from community.news.inbox import change_inbox, mute_talk, read_all, read_one, unmute_talk
from community.news.wording import bring_people
from community.pages.gate import for_members
from community.pages.me import crumbs
from community.pages.toggles import answer, ask_to_sign_in, mute_toggle, pressed
from community.reader import Request
from community.reading.presence import is_present
from community.reading.reach import Reach
from films.crumbs import Crumb
from films.paging import page_by_key

INBOX, SETTINGS = "community:notifications", "community:notification-settings"


@never_cache
@require_safe
@for_members(back=INBOX)
def notifications(request: HttpRequest, member: Member) -> HttpResponse:
    now, reader = timezone.now(), cast("Request", request).reader
    rules = reader.rules_at(Where.NOTIFICATIONS)
    if is_present(request) and not reader.sees_muted:  # what is muted is shown once, and told no more for that
        gather_posts(member=member, rules=rules, now=now)
    shows_unread = request.GET.get("show") == "unread"
    rows = Notification.objects.of(member).with_talk().with_latest_people().with_mutes_of(member)
    page = page_by_key(rows.unread() if shows_unread else rows, by="-latest_at", after=request.GET.get("after", ""))
    bring_people(page.rows)
    _leave_out(page.rows, rules)
    _keep_back(page.rows, reader.reach)
    _offer_mute_once([row for row in page.rows if not row.is_left_out and not row.is_kept_back])
    context = {
        "page": page,
        "now": now,
        "shows_unread": shows_unread,
        "is_mailed": inbox_of(member).digest != "off",
        "crumbs": crumbs(_("Notifications")),
    }
    return render(request, "community/notification/list.html", context)


@never_cache
@require_safe
@for_members(back=INBOX)
def notification(request: HttpRequest, member: Member, notification_id: int) -> HttpResponse:
    """Lead to what a row tells of, and mark it as read if somebody goes there."""
    row = get_object_or_404(Notification.objects.of(member).with_talk(), pk=notification_id)
    if is_present(request):
        read_one(notification=row, now=timezone.now())
    _keep_back([row], cast("Request", request).reader.reach)
    if row.leads_somewhere:
        return redirect(row.leads_to())
    messages.info(request, _("That is off the site, at least for now."))
    return redirect(INBOX)


@require_POST
@for_members(back=INBOX)
def notifications_read(request: HttpRequest, member: Member) -> HttpResponse:
    read_all(member=member, until=_time(request.POST.get("until", "")), now=timezone.now())
    messages.success(request, _("All is read."))
    return redirect(INBOX)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back=SETTINGS)
def notification_settings(request: HttpRequest, member: Member) -> HttpResponse:
    form = InboxForm(request.POST if request.method == "POST" else None, instance=inbox_of(member))
    if form.is_valid():
        change_inbox(member=member, **form.cleaned_data, now=timezone.now())
        messages.success(request, _("From now on you are told like this."))
        return redirect(SETTINGS)
    mutes = DiscussionMute.objects.filter(member=member).with_talk()
    context = {
        "form": form,
        "address": EmailAddress.objects.filter(user=member, primary=True, verified=True).first(),
        "page": page_by_key(mutes, by="-since", after=request.GET.get("after", "")),
        "crumbs": crumbs(_("What you are told"), below=Crumb(_("Notifications"), reverse(INBOX))),
    }
    return render(request, "community/notification/settings.html", context, status=400 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mute(request: Request, discussion_id: int) -> HttpResponse:
    """What was taken off the site can be heard again by who muted it; to others not even its name is told."""
    muted = DiscussionMute.objects.filter(member=request.user.pk, discussion=discussion_id)
    takes_back = request.POST.get("on") == "0" and muted.exists()
    talks = Discussion.objects.all() if takes_back else Discussion.objects.with_a_page()
    discussion = get_object_or_404(talks.select_related("post", "moment__film"), pk=discussion_id)
    place, member = discussion.get_absolute_url(), request.user
    if request.method != "POST":
        return redirect(place)
    if not isinstance(member, Member):
        return ask_to_sign_in(request, otherwise=place)
    if is_on := pressed(request):
        mute_talk(member=member, discussion=discussion, now=timezone.now())
    else:
        unmute_talk(member=member, discussion=discussion)
    said = _("You are told nothing more of this talk.") if is_on else _("You are told of this talk again.")
    return answer(request, mute_toggle(discussion, is_on=is_on), said=said, otherwise=place)


def _leave_out(rows: list[Notification], rules: Rules) -> None:
    """What was told before the member muted it."""
    muted = wholly_muted_rows(rows, rules) if rules else set()
    for row in rows:
        row.is_left_out = row.pk in muted


def _keep_back(rows: list[Notification], reach: Reach) -> None:
    """They stay rows that are counted, so that the bell and the page tell the same number."""
    for row in rows:
        if reach.is_blind_to(row.discussion.film):
            row.keep_back()


def _offer_mute_once(rows: list[Notification]) -> None:
    """Beside the first row of each talk; the others would carry the same button."""
    seen: set[int] = set()
    for row in rows:
        row.offers_mute = row.discussion_id not in seen
        seen.add(row.discussion_id)


def _time(written: str) -> datetime:
    """Raises BadRequest."""
    try:
        time = parse_datetime(written)
        if time and timezone.is_aware(time):
            return time.astimezone(UTC)  # as it is compared: at the ends of time there is no such time
    except (ValueError, OverflowError):
        pass
    raise BadRequest("No time until which all is read.")
