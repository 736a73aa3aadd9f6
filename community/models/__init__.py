"""What people make and decide."""

from community.models.member import Member
from community.models.suggestion import Suggestion

__all__ = ["Member", "Suggestion"]
