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
PAGE_BYTES_MAX = 4 * 1024 * 1024
