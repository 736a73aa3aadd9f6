from django.db import migrations, models

HOLDS = models.Q(("retired_at__isnull", True))


class Migration(migrations.Migration):
    dependencies = [("community", "0021_members_choose_a_language")]

    operations = [
        migrations.AddField(
            model_name="veil",
            name="retired_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back"),
        ),
        migrations.RemoveConstraint(model_name="veil", name="a_member_veils_a_post_once"),
        migrations.RemoveConstraint(model_name="veil", name="a_member_veils_a_comment_once"),
        migrations.AddConstraint(
            model_name="veil",
            constraint=models.UniqueConstraint(
                condition=HOLDS, fields=("member", "post"), name="a_member_veils_a_post_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="veil",
            constraint=models.UniqueConstraint(
                condition=HOLDS, fields=("member", "comment"), name="a_member_veils_a_comment_once"
            ),
        ),
    ]
