"""How long each kind of text may be, in characters; forms, packs and models all read it here."""

KEY_MAX = 80
TITLE_MAX = 200
NAME_MAX = 120
LABEL_MAX = 300  # one-line facts: by whom, usage, tagline, a cue
LINE_MAX = 1_000
PROSE_MAX = 6_000
SOURCE_MAX = 500

PACK_BYTES_MAX = 4 * 1024 * 1024
PACK_DEPTH_MAX = 12  # a line of a dialogue stands at depth 6
PACK_VALUES_MAX = 150_000  # keys, texts, lists and mappings: more than 5,000 moments
PICTURE_BYTES_MAX = 20 * 1024 * 1024  # of a pack's picture, as it is sent
PAGE_BYTES_MAX = 4 * 1024 * 1024
PAGE_LINES_MAX = 20_000  # forty times a long page
