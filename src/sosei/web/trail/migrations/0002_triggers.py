from django.db import migrations

from sosei.web.trail import triggers


def make(_apps, editor):
    triggers.make(editor)


def drop(_apps, editor):
    triggers.drop(editor)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
