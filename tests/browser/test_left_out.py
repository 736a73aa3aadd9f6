"""A branch below a comment that a mute leaves out folds like any other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from community.models import Member
from community.muting import Wish, mute
from tests.factories import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_branch_below_what_is_left_out_folds_too(
    page: Page, address: str, alice: Member, sign_in: Callable[[Member], None]
) -> None:
    post, loud = make_post(), make_member("loud")
    root = make_comment(post, author=loud, body="Loud")
    make_comment(root, author=make_member("calm"), body_html="<p>Calm.</p>")
    mute(member=alice, wish=Wish("person", loud, removes=True), now=timezone.now())
    sign_in(alice)
    page.goto(address + post.get_absolute_url())
    row = page.locator(f"#comment-{root.pk}")
    expect(row).to_contain_text("Left out by your mutes")
    row.get_by_role("button", name="Fold this branch").click()
    expect(page.get_by_text("Calm.")).to_be_hidden()
