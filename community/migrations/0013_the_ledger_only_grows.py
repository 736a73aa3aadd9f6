from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from community.ledger import guard


def lay(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard.lay(schema_editor.connection)


def lift(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard.lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("community", "0012_the_ledger")]

    operations = [migrations.RunPython(lay, lift)]
