import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OwnFiles",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("area", models.CharField(max_length=5)),
                ("subject", models.CharField(max_length=20)),
                ("files", models.JSONField()),
                ("by", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                ("saved_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["area", "subject", "-sent_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("saved_at__isnull", False)),
                        fields=("area", "subject"),
                        name="one_saved_of_a_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__in", ["rates", "observed", "facilities"])),
                        name="own_subjects",
                    ),
                ],
            },
        ),
    ]
