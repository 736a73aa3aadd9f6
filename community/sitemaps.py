"""What search engines are told of talk: every post that stands."""

from __future__ import annotations

from django.contrib.sitemaps import Sitemap

from community.models import Post
from community.models.post import PostQuerySet


class PostSitemap(Sitemap[Post]):
    def items(self) -> PostQuerySet:
        posts: PostQuerySet = Post.objects.public().order_by("id")
        return posts

    def lastmod(self, post: Post) -> object:
        return post.edited_at or post.posted_at


SITEMAPS = {"talk": PostSitemap}
