"""A line of a dialogue is voted on where it stands, as the quote that it is."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from community.models.progress import SEEN
from community.muting import Wish, mute
from community.progress import mark_progress
from community.reading.reach import Place
from films.models import Dialogue, Film, Moment, Quote
from tests.factories import make_character, make_dialogue, make_film, make_quote, make_vote
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    film = make_film(title="Late Spring")
    noriko = make_character(film, name="Noriko")
    return make_dialogue(film, lines=[(noriko, "Is it?"), (noriko, "How simple it was."), (noriko, "Yes.")])


@pytest.fixture
def quote(dialogue: Dialogue) -> Quote:
    return make_quote(dialogue.film, title="How simple", line=dialogue.lines.get(key="l2"))


def line_of(page: str, key: str) -> str:
    """The markup of one line."""
    return page.partition(f'id="line-{key}"')[2].partition("</li>")[0]


def test_a_line_that_is_a_quote_has_its_vote_and_leads_to_it(visitor: Client, dialogue: Dialogue, quote: Quote) -> None:
    make_vote(quote)
    page = page_of(visitor, dialogue.get_absolute_url())
    line = line_of(page, "l2")
    assert f'id="vote-moment-{quote.pk}"' in line
    assert '<span class="vote__count">1</span>' in line
    assert f'href="{quote.get_absolute_url()}"' in line
    assert page.count(f'id="vote-moment-{quote.pk}"') == 1
    assert "vote-moment" not in line_of(page, "l1") + line_of(page, "l3")


def test_of_two_quotes_of_a_line_the_first_is_voted_on(visitor: Client, dialogue: Dialogue, quote: Quote) -> None:
    other = make_quote(dialogue.film, line=quote.line, position=quote.position + 1)
    page = page_of(visitor, dialogue.get_absolute_url())
    assert f'id="vote-moment-{quote.pk}"' in page
    assert f'id="vote-moment-{other.pk}"' not in page


@pytest.mark.parametrize("change", [{"is_published": False}, {"ledger_number": 7}, {"reveal_at": 50}])
def test_what_may_not_be_seen_is_not_voted_on(
    visitor: Client, dialogue: Dialogue, quote: Quote, change: dict[str, object]
) -> None:
    Moment.objects.filter(pk=quote.pk).update(**change)
    Film.objects.update(year=timezone.localdate().year + 1)
    assert f"vote-moment-{quote.pk}" not in page_of(visitor, dialogue.get_absolute_url())


def test_a_vote_without_script_comes_back_to_the_line(as_alice: Client, dialogue: Dialogue, quote: Quote) -> None:
    back = f"{dialogue.get_absolute_url()}#line-l2"
    assert f'name="next" value="{back}"' in line_of(page_of(as_alice, dialogue.get_absolute_url()), "l2")
    answer = as_alice.post(f"/vote/moment/{quote.pk}/", {"value": "1", "look": "small", "next": back})
    assert answer["Location"] == back.replace("line-l2", f"vote-moment-{quote.pk}")
    assert 'aria-pressed="true"' in line_of(page_of(as_alice, dialogue.get_absolute_url()), "l2")


def test_what_a_member_mutes_is_not_voted_on(as_alice: Client, alice: Member, dialogue: Dialogue, quote: Quote) -> None:
    mute(member=alice, wish=Wish("phrase", "How simple"), now=timezone.now())
    assert f"vote-moment-{quote.pk}" not in page_of(as_alice, dialogue.get_absolute_url())


def test_who_wants_to_see_it_first_votes_and_hears_no_score(
    as_alice: Client, alice: Member, dialogue: Dialogue, quote: Quote
) -> None:
    make_vote(quote)
    mark_progress(member=alice, film=dialogue.film, place=Place(SEEN - 1, is_blind=True))
    line = line_of(page_of(as_alice, dialogue.get_absolute_url()), "l2")
    assert "I relived it" in line
    assert "vote__count" not in line
