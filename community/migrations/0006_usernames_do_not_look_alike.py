from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0005_skeletons_of_the_members_there_are"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                fields=("skeleton",),
                name="usernames_do_not_look_alike",
                violation_error_message="That looks too much like the name of another member; choose one that nobody can mistake for it.",
            ),
        ),
    ]
