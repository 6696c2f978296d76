"""What was published once is an edition: those that are shown already are the first ones."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def begin(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    results = apps.get_model("visions", "StoredResult")
    showings = apps.get_model("visions", "Showing")
    for shown in results.objects.filter(shown_at__isnull=False).order_by("shown_at"):
        showings.objects.create(result=shown, at=shown.shown_at)  # type: ignore[misc] # none without


class Migration(migrations.Migration):
    dependencies = [
        ("visions", "0002_shown"),
    ]

    operations = [
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="showings",
                        to="visions.storedresult",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
