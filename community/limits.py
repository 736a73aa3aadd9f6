"""How long what members write may be, in characters unless said; forms, models and the page of limits read it here."""

from __future__ import annotations

DISPLAY_NAME_MAX = 50
BIO_MAX = 1_000
AVATAR_BYTES_MAX = 1024 * 1024
AVATAR_SIDE = 256  # pixels, once we have made our own picture of it

POST_TITLE_MIN = 3
POST_TITLE_MAX = 200
POST_MAX = 20_000
COMMENT_MAX = 10_000
TAG_MAX = 30
TAGS_MAX = 5  # of one post
MENTIONS_MAX = 5  # told of one post or comment; more are links and nothing else
NOTE_MAX = 500  # a private note on something saved

MUTES_MAX = 200  # rules of one member
PHRASE_MIN = 2
PHRASE_MAX = 60
MUTES_FILE_BYTES_MAX = 256 * 1024  # of rules to be imported; 200 of the longest are a fifth of it

FOLD_BELOW = -4  # the score below which talk is folded, unless a reader chooses another,
FOLD_BELOW_LEAST = -1_000  # down to this
COPIES_MIN = 2  # of the same text, beside the first, that are folded into one line
NEW_ACCOUNT_DAYS = 7  # an account is new for so long,
NEW_ACCOUNT_WRITINGS_MIN = 5  # and until its member has written so many posts and comments

VEILS_NEEDED = 2  # members who say that a text gives the story away,
VEIL_ACCOUNT_DAYS = 7  # each with an account of so many days, veil it

DEPTH_MAX = 20  # of a comment; a reply to one so deep stands beside it
DEPTH_SHOWN = 8  # on one page; below, "continue this talk" leads on
DISOWN_AFTER_DAYS = 30
FAVOURITES_MAX = 4  # films, and as many moments, on a profile

NEWS_DAYS = 30  # a post about what you follow that is older is no news
NEWS_MAX = 100  # such posts, of each kind, that come into an inbox at once; the others stand on the pages of films
UNREAD_SHOWN_MAX = 99  # the number beside the bell; counting further would cost more than it tells
DIGEST_MAX = 20  # things named in one mail
