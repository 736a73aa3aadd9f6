"""Everything that a member made or set, as one file to take along."""

from community.exporting.archive import write_archive
from community.exporting.contents import EXPORTED, LEFT_OUT, contents_of

__all__ = ["EXPORTED", "LEFT_OUT", "contents_of", "write_archive"]
