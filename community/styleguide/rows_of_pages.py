"""The components of whole pages: one's own, the law's, the site's; and what every page is made of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _

from community import limits
from community.accounts.forms import SignInForm
from community.brakes import REPORTS_AN_HOUR_MAX
from community.forms.leaving import LeavingForm
from community.forms.mute import MuteForm, MutesFileForm
from community.forms.post import PostForm
from community.forms.profile import FILMS, MOMENTS, ProfileForm
from community.forms.progress import PlaceForm
from community.forms.report import ReportForm
from community.forms.veil import VeilForm
from community.ledger.meanings import MEANINGS
from community.members.profiles import SECTIONS
from community.pages.me import GROUPS
from community.published_limits import sections_in_words
from community.styleguide import film as made_up
from community.styleguide import film_pages, forms, people
from community.styleguide.film import FILMS as SHOWN
from community.styleguide.film import TRAM
from community.styleguide.people import ANA, BO
from community.styleguide.stage import Row, Sample
from community.styleguide.tokens import icon_names
from community.votes.examples import HOURS, examples
from films import ranking as formulas
from films.paging import Page
from films.search.marking import marked
from films.search.query import parse
from films.search.results import Group, Hit

MUTE = "community/mute/form.html"
NOTICES = ("", "notice--error", "notice--alarm", "notice--empty")


def rows() -> list[Row]:
    return [*_of_every_page(), *_of_forms(), *_of_members(), *_of_the_law(), *_of_the_site()]


def _of_every_page() -> list[Row]:
    more = [Sample(_("both"), "_pager.html", {"page": Page([], next="x", previous="y")})]
    return [
        Row("icon", [Sample(context={"names": icon_names()})]),
        Row("header", [Sample("", "_header.html"), Sample(_("for visitors"), "_header.html", visitor=True)], True),
        Row("footer", [Sample("", "_footer.html")], is_wide=True),
        Row("language", [Sample("", "community/language/_choice.html", {"offers_the_browsers": True})]),
        Row("button", [Sample()]),
        Row("breadcrumbs", [Sample("", "_breadcrumbs.html", {"crumbs": film_pages.crumbs(_("Scenes"))})]),
        Row("tabs", [Sample(context={"tabs": [_("In film order"), _("Best"), _("Fresh"), _("New")]})]),
        Row("pager", more),
        Row("notice", [Sample(context={"words": _("This is how others see you now."), "looks": NOTICES})]),
        Row("error", [Sample("", "404.html")]),
        Row("styleguide", [Sample(context={"words": _("You are looking at it.")})]),
    ]


def _of_forms() -> list[Row]:
    post = PostForm(initial={"body": people.TEXT, "title": people.post().title})
    mute = MuteForm({"kind": "phrase", "what": "x"})
    place_form = {"film": TRAM, "form": PlaceForm(film=TRAM)}
    return [
        Row("field", [Sample("", "", forms.fine()), Sample(_("wrong"), "", forms.wrong())]),
        Row("choices", [Sample("", "", forms.choices()), Sample(_("wrong"), "", forms.choices(wrong=True))]),
        Row("form", [Sample(_("wrong"), "", forms.wrong())]),
        Row("mute", [Sample("", "community/mute/list.html", _mutes()), Sample(_("wrong"), MUTE, {"form": mute})]),
        Row("veil", [Sample("", "community/veil/form.html", _veil())]),
        Row("place-form", [Sample("", "community/progress/form.html", place_form)]),
        Row("post-form", [Sample("", "community/post/form.html", {"form": post, "is_kept": True})]),
        Row("account", [Sample("", "account/login.html", {"form": SignInForm(), "signup_url": "#"}, visitor=True)]),
    ]


def _mutes() -> dict[str, Any]:
    return {"mutes": people.mutes(), "most": limits.MUTES_MAX, "form": MutesFileForm()}


def _veil() -> dict[str, Any]:
    post = people.post()
    return {"writing": post, "name": post.title, "form": VeilForm(writing=post), "waiting": 1, "needed": 2}


def _of_members() -> list[Row]:
    lists = {"films": SHOWN, "moments": [made_up.quote(), made_up.withheld(made_up.scene())]}
    page = {"member": BO, "accent": 4, "sections": SECTIONS, "section": SECTIONS[0], "page": Page([people.post()])}
    mine = {**page, "member": ANA, "is_mine": True, "page": Page([])}
    profile = ProfileForm(initial={"display_name": ANA.display_name, "bio": "I sit in the last row."})
    fields = {"film_fields": [profile[name] for name in FILMS], "moment_fields": [profile[name] for name in MOMENTS]}
    told = {"page": Page(people.notifications()), "now": people.NOW, "is_mailed": False}
    kept = {"page": Page(people.saved()), "filters": [("", _("All")), ("moment", _("Moments"))], "kind": ""}
    member, saved, inbox = (
        "community/member/detail.html",
        "community/saved/list.html",
        "community/notification/list.html",
    )
    return [
        Row("member", [Sample("", member, page | lists), Sample(_("one's own, and empty"), member, mine)], True),
        Row("profile-form", [Sample("", "community/profile/form.html", {"form": profile, "member": ANA} | fields)]),
        Row("me", [Sample("", "community/me/index.html", {"groups": GROUPS, "removals": 1})]),
        Row("saved", [Sample("", saved, kept), Sample(_("empty"), saved, kept | {"page": Page([])})]),
        Row("notification", [Sample("", inbox, told), Sample(_("empty"), inbox, told | {"page": Page([])})]),
        Row("leaving", [Sample(_("wrong"), "community/leaving/delete.html", {"form": _leaving()})]),
    ]


def _leaving() -> LeavingForm:
    return LeavingForm({"words": "", "username": "somebody"}, member=ANA)


def _of_the_law() -> list[Row]:
    entries = [(people.entries()[1], []), (people.entries()[0], people.entries()[1:])]
    ledger = {"rows": entries, "page": Page([]), "head": SimpleNamespace(number=8, hash="5e" * 32)}
    target = made_up.scene()
    report = {"target": target, "kind": "moment", "name": target.title, "most": REPORTS_AN_HOUR_MAX}
    rules = {"bases": [SimpleNamespace(label=basis.label, meaning=text) for basis, text in MEANINGS.items()]}
    removals = {"page": Page([1]), "rows": people.removals()}  # type: ignore[type-var]
    return [
        Row("report", [Sample("", "community/report/form.html", report | {"form": ReportForm()})]),
        Row("removal", [Sample("", "community/removal/list.html", removals)]),
        Row("ledger", [Sample("", "community/ledger/list.html", ledger)]),
        Row("rules", [Sample("", "community/about/rules.html", rules | {"disown_days": limits.DISOWN_AFTER_DAYS})]),
        Row("limits", [Sample("", "community/about/limits.html", {"sections": sections_in_words()[:2]})]),
        Row("ranking", [Sample("", "community/about/ranking.html", _ranking())], is_wide=True),
    ]


def _ranking() -> dict[str, Any]:
    return {"formulas": formulas, "hours": HOURS, "examples": examples()}


def _of_the_site() -> list[Row]:
    relived = SimpleNamespace(moments=made_up.kinds()[:3], is_now=True)
    home = {"today": made_up.quote(), "relived": relived, "films": SHOWN, "newest": made_up.kinds()}
    home |= {"posts": [people.post()], "talk": [people.post(2).discussion]}
    query = parse("film:tram sea")
    hits = [Hit(one, marked(one.title, query.terms), marked(one.texts_shown, query.terms)) for one in _found()]
    found = {"query": query, "restated": _("Everything in The Last Tram that holds “sea”"), "groups": []}
    groups = [Group(kind, 214, hits, f"kind:{kind} sea") for kind in ("quote", "scene")]
    return [
        Row("home", [Sample("", "community/home.html", home)], is_wide=True),
        Row(
            "search",
            [
                Sample("", "community/search/groups.html", found | {"groups": groups}),
                Sample(_("empty"), "community/search/groups.html", found | {"simpler": [(_("Only “sea”"), "sea")]}),
            ],
        ),
        Row("suggestion", [Sample("", "community/suggestion/list.html", {"page": Page(people.suggestions())})]),
        Row("app", [Sample("", "community/app/guide.html"), Sample(_("a new version"))]),
        Row("offline", [Sample(context={"kept": made_up.kinds()})]),
    ]


def _found() -> list[Any]:
    return [made_up.made(one, texts_shown=next(iter(one.texts()))) for one in (made_up.quote(), made_up.scene())]
