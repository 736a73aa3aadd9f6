from django.db import migrations

import community.members.fields


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0003_posts_comments_and_votes"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="skeleton",
            field=community.members.fields.SkeletonField(default="", editable=False, max_length=50, source="username"),
        ),
    ]
