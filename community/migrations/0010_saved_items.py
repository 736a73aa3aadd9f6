import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0009_favourites"),
        ("films", "0003_constraints_say_what_they_refuse"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="note")),
                (
                    "saved_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="saved"),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved",
                        to="community.comment",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved",
                        to="films.moment",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved",
                        to="community.post",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved item",
                "verbose_name_plural": "saved items",
                "indexes": [models.Index(fields=["member", "-saved_at", "-id"], name="saved_items_of_member")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("comment__isnull", True), ("moment__isnull", False), ("post__isnull", True)),
                            models.Q(("comment__isnull", True), ("moment__isnull", True), ("post__isnull", False)),
                            models.Q(("comment__isnull", False), ("moment__isnull", True), ("post__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_saved_item_is_one_thing",
                    ),
                    models.UniqueConstraint(fields=("member", "moment"), name="a_member_saves_a_moment_once"),
                    models.UniqueConstraint(fields=("member", "post"), name="a_member_saves_a_post_once"),
                    models.UniqueConstraint(fields=("member", "comment"), name="a_member_saves_a_comment_once"),
                ],
            },
        ),
    ]
