"""What people make and decide."""

from community.models.comment import Comment
from community.models.discussion import Discussion, DiscussionVisit
from community.models.favourite import FavouriteFilm, FavouriteMoment
from community.models.follow import FilmFollow, MemberFollow
from community.models.inbox import DiscussionMute, Inbox
from community.models.ledger import LedgerEntry, LedgerHead
from community.models.left_name import LeftName
from community.models.member import Member
from community.models.mute import Mute
from community.models.notification import Notification, NotificationCause
from community.models.post import Post
from community.models.progress import Progress
from community.models.removal import CounterNotice, Removal
from community.models.report import Report
from community.models.revision import CommentRevision, PostRevision
from community.models.saved import SavedItem
from community.models.suggestion import Suggestion
from community.models.tag import PostTag, Tag
from community.models.veil import Veil
from community.models.vote import CommentVote, MomentVote, PostVote, Vote

__all__ = [
    "Comment",
    "CommentRevision",
    "CommentVote",
    "CounterNotice",
    "Discussion",
    "DiscussionMute",
    "DiscussionVisit",
    "FavouriteFilm",
    "FavouriteMoment",
    "FilmFollow",
    "Inbox",
    "LedgerEntry",
    "LedgerHead",
    "LeftName",
    "Member",
    "MemberFollow",
    "MomentVote",
    "Mute",
    "Notification",
    "NotificationCause",
    "Post",
    "PostRevision",
    "PostTag",
    "PostVote",
    "Progress",
    "Removal",
    "Report",
    "SavedItem",
    "Suggestion",
    "Tag",
    "Veil",
    "Vote",
]
