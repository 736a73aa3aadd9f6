from typing import Any

from django.db import migrations

from community.members.fields import TOLD_APART
from community.members.usernames import skeleton


def fill(apps: Any, schema_editor: Any) -> None:
    """Whoever was here first has the plain one; later look-alikes keep their names and are told apart by number."""
    members = apps.get_model("community", "Member").objects.using(schema_editor.connection.alias)
    taken = set()
    for key, username in members.order_by("date_joined", "pk").values_list("pk", "username").iterator():
        look = skeleton(username)
        members.filter(pk=key).update(skeleton=f"{look}{TOLD_APART}{key}" if look in taken else look)
        taken.add(look)


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0004_members_have_a_skeleton"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
