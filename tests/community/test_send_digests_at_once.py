"""Two runs of send_digests at the same time, as of two machines with one crontab."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from community.models import Inbox, Member, Notification
from community.news.digesting import claim_digest
from tests.at_once import at_once
from tests.community.inboxes import make_rows, reply
from tests.factories import make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_member_gets_one_mail() -> None:
    for _ in range(6):
        member = make_member()
        Inbox.objects.create(member=member, digest="daily")
        make_rows(member, 2)
    at_once([partial(call_command, "send_digests", verbosity=0)] * 4)
    assert len(mail.outbox) == len({sent.to[0] for sent in mail.outbox}) == 6


def test_a_reply_in_between_is_mailed_now_or_tomorrow_but_not_lost(alice: Member) -> None:
    inbox, post, now = Inbox.objects.create(member=alice, digest="daily"), make_post(author=alice), timezone.now()
    reply(post, make_member())
    members = [make_member() for _ in range(8)]
    claim = partial(claim_digest, inbox_id=inbox.pk, now=now)
    digests = at_once([claim, *(partial(reply, post, member) for member in members), claim])
    claimed = [digest for digest in (digests[0], digests[-1]) if digest]
    assert len(claimed) == 1
    row = Notification.objects.get()
    tomorrow = claim_digest(inbox_id=inbox.pk, now=now + dt.timedelta(days=1))
    assert row.people_count == 9
    assert claimed[0].rows[0].people_count == 9 or tomorrow is not None
