import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0006_usernames_do_not_look_alike"),
    ]

    operations = [
        migrations.AlterField(
            model_name="filmfollow",
            name="since",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AlterField(
            model_name="memberfollow",
            name="since",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddIndex(
            model_name="filmfollow",
            index=models.Index(fields=["follower", "-since", "-id"], name="films_followed_latest"),
        ),
        migrations.AddIndex(
            model_name="memberfollow",
            index=models.Index(fields=["follower", "-since", "-id"], name="members_followed_latest"),
        ),
    ]
