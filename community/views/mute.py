"""Where members mute, see what they muted, and carry their rules in a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms.mute import MuteForm, MutesFileForm
from community.limits import MUTES_MAX
from community.models import Member, Mute
from community.models.mute import MuteQuerySet
from community.mutes.file import Contents, read_file, write_file
from community.mutes.naming import label_of, name_of
from community.muting import AlreadyMuted, mute, mute_all, unmute
from community.pages.back import back_of
from community.pages.gate import for_members
from community.pages.me import crumbs
from films.crumbs import Crumb

PAGE = "community:mutes"


@never_cache
@require_safe
@for_members(back=PAGE)
def mutes(request: HttpRequest, member: Member) -> HttpResponse:
    return _page(request, member, MutesFileForm())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back=PAGE)
def mute_new(request: HttpRequest, member: Member) -> HttpResponse:
    asked = {name: request.GET[name] for name in ("kind", "what") if name in request.GET}
    if request.method != "POST" and (rule := _rule_about(member, **asked)):
        messages.info(request, _("You mute “%(what)s” already: change it here.") % {"what": label_of(rule)})
        back = urlencode({"next": back_of(request) or ""})
        return redirect(f"{reverse('community:mute-edit', args=[rule.pk])}?{back}")
    form = MuteForm(request.POST if request.method == "POST" else None, initial=asked or None)
    return _kept(request, member, form) or _form_page(request, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back=PAGE)
def mute_edit(request: HttpRequest, member: Member, mute_id: int) -> HttpResponse:
    rule = get_object_or_404(_rules_of(member), pk=mute_id)
    form = MuteForm(request.POST if request.method == "POST" else None, mute=rule)
    return _kept(request, member, form) or _form_page(request, form)


@require_POST
@for_members(back=PAGE)
def mute_end(request: HttpRequest, member: Member, mute_id: int) -> HttpResponse:
    rule = _rules_of(member).filter(pk=mute_id).first()
    if rule is None:  # a double click, or a page that lay open for long
        messages.info(request, _("That rule is taken back already, or its time is over."))
    else:
        unmute(mute=rule)
        messages.success(request, _("You see “%(what)s” again.") % {"what": label_of(rule)})
    return redirect(back_of(request, otherwise=reverse(PAGE)))


@never_cache
@require_safe
@for_members(back=PAGE)
def mutes_file(request: HttpRequest, member: Member) -> HttpResponse:
    response = HttpResponse(write_file(_rules_of(member)), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reelive-mutes.json"'
    return response


@require_POST
@for_members(back=PAGE)
def mutes_import(request: HttpRequest, member: Member) -> HttpResponse:
    form, now = MutesFileForm(request.POST, request.FILES), timezone.now()
    if not form.is_valid():
        return _page(request, member, form, status=400)
    try:
        contents = read_file(form.cleaned_data["file"], now=now)
        kept = mute_all(member=member, wishes=contents.wishes, now=now)
    except ValidationError as error:
        form.add_error("file", error.messages)
        return _page(request, member, form, status=400)
    _say_what_came_of(request, contents, len(kept))
    return redirect(PAGE)


def _say_what_came_of(request: HttpRequest, contents: Contents, kept: int) -> None:
    said = ngettext("%(number)d rule is kept.", "%(number)d rules are kept.", kept) % {"number": kept}
    messages.success(request, said)
    if over := contents.over:
        said = ngettext(
            "%(number)d rule of the file has had its time.", "%(number)d rules of the file have had their time.", over
        )
        messages.info(request, said % {"number": over})
    if contents.unknown:
        messages.warning(request, _("Nothing here is called: %(names)s.") % {"names": ", ".join(contents.unknown)})


def _kept(request: HttpRequest, member: Member, form: MuteForm) -> HttpResponse | None:
    """The way on once the rule is stored; else the form knows why it is not."""
    if not form.is_valid():
        return None
    now = timezone.now()
    try:
        rule = mute(member=member, wish=form.wish(now), replaces=form.mute is not None, now=now)
    except AlreadyMuted as already:
        return _ask_before_changing(request, _rules_of(member).get(pk=already.rule.pk))
    except ValidationError as error:
        form.add_error(None, error)
        return None
    said = _("Changed. Nobody is told.") if form.mute else _("Muted, for you alone. Nobody is told.")
    messages.success(request, said)
    return redirect(back_of(request, otherwise=f"{reverse(PAGE)}#mute-{rule.pk}"))


def _ask_before_changing(request: HttpRequest, rule: Mute) -> HttpResponse:
    """What was chosen stands in the form of the rule there is, and is not kept yet: it could be the weaker one."""
    form = MuteForm(request.POST, mute=rule)
    form.add_error(None, _("You mute it already, in another way. Shall this take its place?"))
    return _form_page(request, form)


def _rule_about(member: Member, kind: str = "", what: str = "") -> Mute | None:
    """The one that there is already, which a form begun anew could weaken."""
    return next((rule for rule in _rules_of(member) if (rule.kind, name_of(rule)) == (kind, what)), None)


def _form_page(request: HttpRequest, form: MuteForm) -> HttpResponse:
    heading = _("Change how you mute “%(what)s”") % {"what": label_of(form.mute)} if form.mute else _("Mute something")
    context = {
        "form": form,
        "address": reverse("community:mute-edit", args=[form.mute.pk]) if form.mute else reverse("community:mute-new"),
        "back": back_of(request),
        "crumbs": crumbs(heading, below=Crumb(_("What you mute"), reverse(PAGE))),
        "heading": heading,
        "is_full": form.has_error(NON_FIELD_ERRORS, "many"),
    }
    return render(request, "community/mute/form.html", context, status=400 if form.errors else 200)


def _page(request: HttpRequest, member: Member, form: MutesFileForm, *, status: int = 200) -> HttpResponse:
    rules = list(_rules_of(member))
    context = {"mutes": rules, "form": form, "most": MUTES_MAX, "crumbs": crumbs(_("What you mute"))}
    return render(request, "community/mute/list.html", context, status=status)


def _rules_of(member: Member) -> MuteQuerySet:
    """Newest first; at most 200."""
    rules: MuteQuerySet = Mute.objects.of(member).holding(timezone.now()).named()
    return rules.select_related("person", "film", "character__film", "tag").order_by("-made_at", "-id")
