"""How a proposal came, and the cells of official figures."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="trace",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="proposal",
            name="way",
            field=models.CharField(
                choices=[("file", "File"), ("message", "Message"), ("official", "Official")],
                default="file",
                max_length=10,
            ),
            preserve_default=False,
        ),
    ]
