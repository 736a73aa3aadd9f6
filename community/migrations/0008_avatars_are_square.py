from django.db import migrations

import films.fields


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0007_follows_are_listed_by_time"),
    ]

    operations = [
        migrations.AlterField(
            model_name="member",
            name="avatar",
            field=films.fields.PictureField(
                blank=True, is_square=True, longest_side=256, upload_to="avatars/", verbose_name="picture"
            ),
        ),
    ]
