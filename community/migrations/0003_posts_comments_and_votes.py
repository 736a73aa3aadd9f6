import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import films.fields


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("community", "0002_suggestions"),
        ("films", "0003_constraints_say_what_they_refuse"),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ups", models.PositiveIntegerField(default=0, editable=False, verbose_name="relived it")),
                ("downs", models.PositiveIntegerField(default=0, editable=False, verbose_name="not for me")),
                ("score", models.IntegerField(default=0, editable=False, verbose_name="score")),
                ("wilson", models.FloatField(default=0.0, editable=False, verbose_name="rank")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("body_html", models.TextField(blank=True, editable=False, verbose_name="text as HTML")),
                (
                    "reveal_at",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(9999999)],
                        verbose_name="reveal at",
                    ),
                ),
                ("controversy", models.FloatField(default=0.0, editable=False, verbose_name="controversy")),
                (
                    "posted_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="posted"),
                ),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="edited")),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted")),
                ("key", models.UUIDField(blank=True, editable=False, null=True, verbose_name="idempotency key")),
                ("path", models.CharField(default="", editable=False, max_length=210)),
                ("depth", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("descendants", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
            },
        ),
        migrations.CreateModel(
            name="CommentRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("written_at", models.DateTimeField(verbose_name="written")),
                ("blanked_at", models.DateTimeField(blank=True, null=True, verbose_name="blanked")),
            ],
        ),
        migrations.CreateModel(
            name="CommentVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.SmallIntegerField(choices=[(1, "I relived it"), (-1, "Not for me")])),
                ("voted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Discussion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("comment_count", models.PositiveIntegerField(default=0, editable=False, verbose_name="comments")),
                (
                    "last_comment_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last comment"),
                ),
            ],
            options={
                "verbose_name": "discussion",
                "verbose_name_plural": "discussions",
            },
        ),
        migrations.CreateModel(
            name="DiscussionVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("visited_at", models.DateTimeField()),
                ("previous_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="FilmFollow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="MemberFollow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="MomentVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.SmallIntegerField(choices=[(1, "I relived it"), (-1, "Not for me")])),
                ("voted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ups", models.PositiveIntegerField(default=0, editable=False, verbose_name="relived it")),
                ("downs", models.PositiveIntegerField(default=0, editable=False, verbose_name="not for me")),
                ("score", models.IntegerField(default=0, editable=False, verbose_name="score")),
                ("wilson", models.FloatField(default=0.0, editable=False, verbose_name="rank")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("body_html", models.TextField(blank=True, editable=False, verbose_name="text as HTML")),
                (
                    "reveal_at",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(9999999)],
                        verbose_name="reveal at",
                    ),
                ),
                ("controversy", models.FloatField(default=0.0, editable=False, verbose_name="controversy")),
                (
                    "posted_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="posted"),
                ),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="edited")),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted")),
                ("key", models.UUIDField(blank=True, editable=False, null=True, verbose_name="idempotency key")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talk", "talk"),
                            ("question", "question"),
                            ("theory", "theory"),
                            ("review", "review"),
                        ],
                        default="talk",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("hot", models.FloatField(default=0.0, editable=False, verbose_name="hot")),
                ("of_day", models.DateField(editable=False)),
                ("of_week", models.DateField(editable=False)),
                ("of_month", models.DateField(editable=False)),
                ("of_year", models.DateField(editable=False)),
            ],
            options={
                "verbose_name": "post",
                "verbose_name_plural": "posts",
            },
        ),
        migrations.CreateModel(
            name="PostRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("written_at", models.DateTimeField(verbose_name="written")),
                ("blanked_at", models.DateTimeField(blank=True, null=True, verbose_name="blanked")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
            ],
        ),
        migrations.CreateModel(
            name="PostTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hot", models.FloatField(default=0.0)),
                ("posted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PostVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.SmallIntegerField(choices=[(1, "I relived it"), (-1, "Not for me")])),
                ("voted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(allow_unicode=True, max_length=30, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=30, verbose_name="name")),
            ],
            options={
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
                "ordering": ("slug",),
            },
        ),
        migrations.AddField(
            model_name="member",
            name="avatar",
            field=films.fields.PictureField(blank=True, longest_side=256, upload_to="avatars/", verbose_name="picture"),
        ),
        migrations.AddField(
            model_name="member",
            name="bio",
            field=models.TextField(blank=True, max_length=1000, verbose_name="about you"),
        ),
        migrations.AddField(
            model_name="member",
            name="display_name",
            field=models.CharField(blank=True, max_length=50, verbose_name="display name"),
        ),
        migrations.AddField(
            model_name="member",
            name="shows_relived",
            field=models.BooleanField(default=False, verbose_name="show what you relived"),
        ),
        migrations.AddField(
            model_name="member",
            name="visibility",
            field=models.CharField(
                choices=[("public", "everybody"), ("members", "members"), ("me", "only me")],
                default="public",
                max_length=7,
                verbose_name="who sees your profile",
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ("public", "members", "me"))), name="profile_visibility_is_known"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="%(class)ss",
                to=settings.AUTH_USER_MODEL,
                verbose_name="author",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="line",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="comments",
                to="films.line",
                verbose_name="line",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="replies",
                to="community.comment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="root",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="branch",
                to="community.comment",
            ),
        ),
        migrations.AddField(
            model_name="commentrevision",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="community.comment"
            ),
        ),
        migrations.AddField(
            model_name="commentvote",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="community.comment"
            ),
        ),
        migrations.AddField(
            model_name="commentvote",
            name="voter",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="%(class)ss",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="discussion",
            name="film",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="discussions",
                to="films.film",
            ),
        ),
        migrations.AddField(
            model_name="discussion",
            name="moment",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="discussion",
                to="films.moment",
                verbose_name="moment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="discussion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="community.discussion"
            ),
        ),
        migrations.AddField(
            model_name="discussionvisit",
            name="discussion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="community.discussion"
            ),
        ),
        migrations.AddField(
            model_name="discussionvisit",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="filmfollow",
            name="film",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="followers", to="films.film"
            ),
        ),
        migrations.AddField(
            model_name="filmfollow",
            name="follower",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="follows_of_films",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="memberfollow",
            name="followed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="followers", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="memberfollow",
            name="follower",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="follows_of_members",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="momentvote",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="films.moment"
            ),
        ),
        migrations.AddField(
            model_name="momentvote",
            name="voter",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="%(class)ss",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="%(class)ss",
                to=settings.AUTH_USER_MODEL,
                verbose_name="author",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="film",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="posts",
                to="films.film",
                verbose_name="film",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="moment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="posts",
                to="films.moment",
                verbose_name="moment",
            ),
        ),
        migrations.AddField(
            model_name="discussion",
            name="post",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="discussion",
                to="community.post",
                verbose_name="post",
            ),
        ),
        migrations.AddField(
            model_name="postrevision",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="community.post"
            ),
        ),
        migrations.AddField(
            model_name="posttag",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tagged", to="community.post"
            ),
        ),
        migrations.AddField(
            model_name="postvote",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="community.post"
            ),
        ),
        migrations.AddField(
            model_name="postvote",
            name="voter",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="%(class)ss",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="posttag",
            name="tag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tagged", to="community.tag"
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="tags",
            field=models.ManyToManyField(
                related_name="posts", through="community.PostTag", to="community.tag", verbose_name="tags"
            ),
        ),
        migrations.AddIndex(
            model_name="commentrevision",
            index=models.Index(fields=["of", "-written_at", "-id"], name="revisions_of_comment"),
        ),
        migrations.AddIndex(
            model_name="commentvote",
            index=models.Index(fields=["voter", "-voted_at", "-id"], name="comment_votes_of_member"),
        ),
        migrations.AddConstraint(
            model_name="commentvote",
            constraint=models.UniqueConstraint(fields=("voter", "target"), name="one_vote_a_member_and_comment"),
        ),
        migrations.AddConstraint(
            model_name="commentvote",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__in", (-1, 1))), name="comment_vote_is_up_or_down"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("parent__isnull", True)), fields=["discussion", "-wilson", "-id"], name="roots_best"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("parent__isnull", True)),
                fields=["discussion", "-posted_at", "-id"],
                name="roots_new",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("parent__isnull", True)), fields=["discussion", "-score", "-id"], name="roots_top"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("parent__isnull", True)),
                fields=["discussion", "-controversy", "-id"],
                name="roots_controversial",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("parent__isnull", False)),
                fields=["root", "depth", "-wilson", "-id"],
                name="replies_best",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("parent__isnull", False)),
                fields=["root", "depth", "-posted_at", "-id"],
                name="replies_new",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["path"], name="comments_by_path"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["author", "-posted_at", "-id"], name="comments_of_author"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("line__isnull", False)), fields=["discussion", "line"], name="comments_on_lines"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(fields=("author", "key"), name="a_form_makes_one_comment"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(condition=models.Q(("depth__lte", 20)), name="comments_nest_to_depth_20"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("depth", 0), ("parent__isnull", True), ("root__isnull", True)),
                    models.Q(("depth__gt", 0), ("parent__isnull", False), ("root__isnull", False)),
                    _connector="OR",
                ),
                name="replies_have_a_parent_and_a_root",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="nobody_replies_to_a_comment_with_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("wilson__gte", 0), ("wilson__lte", 1)), name="comment_rank_is_a_share"
            ),
        ),
        migrations.AddConstraint(
            model_name="discussionvisit",
            constraint=models.UniqueConstraint(
                fields=("member", "discussion"), name="a_member_visits_a_talk_in_one_row"
            ),
        ),
        migrations.AddConstraint(
            model_name="filmfollow",
            constraint=models.UniqueConstraint(fields=("follower", "film"), name="a_member_follows_a_film_once"),
        ),
        migrations.AddConstraint(
            model_name="memberfollow",
            constraint=models.UniqueConstraint(fields=("follower", "followed"), name="a_member_follows_another_once"),
        ),
        migrations.AddConstraint(
            model_name="memberfollow",
            constraint=models.CheckConstraint(
                condition=models.Q(("follower", models.F("followed")), _negated=True), name="nobody_follows_themselves"
            ),
        ),
        migrations.AddIndex(
            model_name="momentvote",
            index=models.Index(fields=["voter", "-voted_at", "-id"], name="moment_votes_of_member"),
        ),
        migrations.AddConstraint(
            model_name="momentvote",
            constraint=models.UniqueConstraint(fields=("voter", "target"), name="one_vote_a_member_and_moment"),
        ),
        migrations.AddConstraint(
            model_name="momentvote",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__in", (-1, 1))), name="moment_vote_is_up_or_down"
            ),
        ),
        migrations.AddIndex(
            model_name="discussion",
            index=models.Index(fields=["-last_comment_at", "-id"], name="discussions_latest"),
        ),
        migrations.AddIndex(
            model_name="discussion",
            index=models.Index(fields=["film", "-last_comment_at", "-id"], name="discussions_of_film_latest"),
        ),
        migrations.AddConstraint(
            model_name="discussion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("moment__isnull", False), ("post__isnull", True)),
                    models.Q(("moment__isnull", True), ("post__isnull", False)),
                    _connector="OR",
                ),
                name="a_discussion_is_of_a_moment_or_a_post",
            ),
        ),
        migrations.AddIndex(
            model_name="postrevision",
            index=models.Index(fields=["of", "-written_at", "-id"], name="revisions_of_post"),
        ),
        migrations.AddIndex(
            model_name="postvote",
            index=models.Index(fields=["voter", "-voted_at", "-id"], name="post_votes_of_member"),
        ),
        migrations.AddConstraint(
            model_name="postvote",
            constraint=models.UniqueConstraint(fields=("voter", "target"), name="one_vote_a_member_and_post"),
        ),
        migrations.AddConstraint(
            model_name="postvote",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__in", (-1, 1))), name="post_vote_is_up_or_down"
            ),
        ),
        migrations.AddIndex(
            model_name="posttag",
            index=models.Index(fields=["tag", "-hot", "-id"], name="posts_of_tag_hot"),
        ),
        migrations.AddIndex(
            model_name="posttag",
            index=models.Index(fields=["tag", "-posted_at", "-id"], name="posts_of_tag_new"),
        ),
        migrations.AddConstraint(
            model_name="posttag",
            constraint=models.UniqueConstraint(fields=("post", "tag"), name="a_post_has_a_tag_once"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)), fields=["-hot", "-id"], name="posts_hot"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)), fields=["-posted_at", "-id"], name="posts_new"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["-controversy", "-id"],
                name="posts_controversial",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)), fields=["-score", "-id"], name="posts_top"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["of_day", "-score", "-id"],
                name="posts_top_of_day",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["of_week", "-score", "-id"],
                name="posts_top_of_week",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["of_month", "-score", "-id"],
                name="posts_top_of_month",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["of_year", "-score", "-id"],
                name="posts_top_of_year",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "-hot", "-id"],
                name="posts_of_film_hot",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "-posted_at", "-id"],
                name="posts_of_film_new",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "-controversy", "-id"],
                name="posts_of_film_divisive",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "-score", "-id"],
                name="posts_of_film_top",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "of_day", "-score", "-id"],
                name="posts_of_film_day",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "of_week", "-score", "-id"],
                name="posts_of_film_week",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "of_month", "-score", "-id"],
                name="posts_of_film_month",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["film", "of_year", "-score", "-id"],
                name="posts_of_film_year",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["moment", "-hot", "-id"],
                name="posts_of_moment_hot",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["author", "-posted_at", "-id"], name="posts_of_author"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(fields=("author", "key"), name="a_form_makes_one_post"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("talk", "question", "theory", "review"))), name="post_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("wilson__gte", 0), ("wilson__lte", 1)), name="post_rank_is_a_share"
            ),
        ),
    ]
