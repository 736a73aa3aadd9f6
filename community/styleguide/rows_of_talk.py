"""The components of talk: what members write, vote on, keep and fold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from community.forms.comment import CommentForm
from community.limits import UNREAD_SHOWN_MAX
from community.models import Post
from community.styleguide import people
from community.styleguide.film import FERRY, TRAM, made, quote, scene, trivia
from community.styleguide.people import ANA, BO, ILSE
from community.styleguide.stage import Row, Sample
from community.talks.comment_order import BEST, ORDERS
from community.talks.comment_place import Place
from community.talks.post_list import PostList
from community.talks.post_order import order_named
from community.talks.threads import nest
from community.votes.why import reasons_for
from films.models import Moment
from films.paging import Page

POST_CARD = "community/post/_card.html"


def rows() -> list[Row]:
    return [*_of_members(), *_of_buttons(), *_of_texts(), *_of_posts(), *_of_discussions(), *_of_order()]


def _of_members() -> list[Row]:
    return [
        Row("avatar", [Sample(context={"members": [ANA, BO, ILSE, None]})]),
        Row("member-link", [Sample(context={"members": [ANA, BO, ILSE]})]),
        Row("mute-link", [Sample(context={"things": [BO, TRAM]})]),
        Row("bell", [Sample(context={"counts": [0, 5, UNREAD_SHOWN_MAX + 1], "most": UNREAD_SHOWN_MAX})]),
    ]


def _of_buttons() -> list[Row]:
    loved, disliked, own = made(scene(), own_vote=1), made(quote(), own_vote=-1), people.post(author=ANA)
    votes = [scene(), made(trivia(), own_vote=1), disliked, own]
    film = made(_copy(FERRY), is_followed=True)
    kept = made(scene(), is_saved=True)
    return [
        Row("vote", [*(Sample(look, "", {"targets": votes, "look": look}) for look in ("", "small")), _refused(loved)]),
        Row("toggle", [Sample(context={"films": [TRAM, film], "moments": [quote(), kept]}), *_other_looks(kept)]),
        Row("report-link", [Sample(context={"target": scene()})]),
    ]


def _copy(one: Any) -> Any:
    return type(one)(**{field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields})


def _refused(target: Moment) -> Sample:
    said = {"target": target, "id": "refused", "may_vote": True, "refusal": _("Too many votes: wait for a minute.")}
    return Sample(_("refused"), "community/vote/_buttons.html", said)


def _other_looks(kept: Moment) -> list[Sample]:
    both = {"moments": [quote(), kept]}
    return [
        *(Sample(look, "", both | {"look": look}) for look in ("small", "bare")),
        Sample(_("for visitors"), "", {"films": [TRAM], "moments": [quote()]}, visitor=True),
    ]


def _of_texts() -> list[Row]:
    text, hidden = people.html_of(people.TEXT), people.html_of(people.HIDDEN)
    hiding = {"text": SimpleNamespace(body_html=hidden + text)}
    place = Place(people.post())
    good, bad = CommentForm(place=place, initial={"body": people.TEXT}), CommentForm({"body": ""}, place=place)
    return [
        Row("writing", [Sample(context={"text": SimpleNamespace(body_html=text)})]),
        Row("spoiler", [Sample("", "", hiding), Sample(_("open"), "", hiding, is_open=True)]),
        Row("moment-link", [Sample(context={"moment": scene()})]),
        Row("editor", [Sample(_("open"), "", {"form": good}, is_open=True), Sample(_("wrong"), "", {"form": bad})]),
        Row("writing-actions", [Sample(context={"post": people.post(author=ANA)})]),
        Row("writing-meant", [Sample("", "community/writing/_meant.html", {"writing": people.post()})]),
        Row("history", [Sample("", "community/writing/history.html", _history())]),
        Row("tombstone", [Sample(context={"number": 7})]),
    ]


def _history() -> dict[str, Any]:
    return {
        "writing": people.post(),
        "kind": "post",
        "changes": people.changes(),
        "is_author": True,
        "is_told": True,
        "page": Page([]),
    }


def _of_posts() -> list[Row]:
    veiled = people.post(reveal_at=43)
    veiled.withhold()
    page = "community/post/detail.html"
    posts = Page([people.post(), people.post(2, moment=scene())])
    listed = {"list": PostList(posts, order_named("week"), "theory", is_mine=False), "kinds": Post.Kind.choices}
    return [
        Row(
            "post-card",
            [
                Sample("", POST_CARD, {"post": people.post()}),
                Sample(_("in a short list"), POST_CARD, {"post": people.post(2, moment=scene()), "is_short": True}),
                Sample(_("folded"), POST_CARD, {"post": made(people.post(), fold=_("From a new account"))}),
                Sample(_("kept back"), POST_CARD, {"post": made(people.post(), is_kept_back=True)}),
            ],
        ),
        Row("post-list", [Sample("", "community/talk/list.html", listed)], is_wide=True),
        Row(
            "post",
            [
                Sample("", page, {"post": people.post()}),
                Sample(_("kept back"), page, {"post": veiled}, visitor=True),
            ],
        ),
        Row(
            "fold",
            [
                Sample(
                    context={"post": made(people.post(), copies=(people.post(2), people.post(3)), fold=_("Sank to −7"))}
                )
            ],
        ),
    ]


def _of_discussions() -> list[Row]:
    post = people.post()
    place = Place(post)
    shared = {
        "me": ANA,
        "starter": ILSE.pk,
        "writes_at": reverse("community:comment-new"),
        "deepest": 7,
        "opens_up_to": 100,
    }
    entries = nest(people.talk())
    talk = SimpleNamespace(entries=entries, read=[made(people.comment(40, ""), is_left_out=True)], cursors=Page([]))
    form = CommentForm(place=place)
    section = {
        "subject": post,
        "place": place,
        "orders": ORDERS,
        "order": BEST,
        "count": 17,
        "talk": talk,
        "form": form,
    }
    section |= {"visit": SimpleNamespace(new=3, talk=made(post.discussion, is_muted=False))}
    nothing = section | {"count": 0, "talk": SimpleNamespace(entries=[], read=[], cursors=Page([])), "visit": None}
    whole = "community/comment/_talk.html"
    return [
        Row("discussion", [Sample("", whole, section | shared), Sample(_("empty"), whole, nothing | shared)]),
        Row("comment", [Sample(context=shared | {"entries": entries})]),
        Row("comment-form", [Sample(context={"form": form, "place": Place(post, people.talk()[0])})]),
    ]


def _of_order() -> list[Row]:
    left_out = [made(people.comment(41, ""), is_left_out=True)]
    reasons = {"reasons": reasons_for(scene(), now=people.NOW)}
    return [
        Row("lens", [Sample(context={"rows": left_out}), Sample(_("open"), context={"rows": []}, is_open=True)]),
        Row("why", [Sample("", "community/why/_reasons.html", reasons)]),
        Row("why-details", [Sample(context={"target": scene()})]),
    ]
