from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from community.ledger import guard


def lay(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard.lay(schema_editor.connection)  # SQLite dropped it with the table that was remade


class Migration(migrations.Migration):
    dependencies = [("community", "0022_veils_can_be_said_again")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, lay),  # undone last
        migrations.RemoveConstraint(model_name="ledgerentry", name="ledger_kind_is_known"),
        migrations.AlterField(
            model_name="ledgerentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("removed", "removed"),
                    ("restored", "restored"),
                    ("counter-notice", "counter-notice received"),
                    ("appeal-decided", "appeal decided"),
                    ("veil", "veil placed"),
                    ("veil-lifted", "veil lifted by its author"),
                ],
                max_length=14,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ("removed", "restored", "counter-notice", "appeal-decided", "veil", "veil-lifted"))
                ),
                name="ledger_kind_is_known",
            ),
        ),
        migrations.RunPython(lay, migrations.RunPython.noop),
    ]
