#!/usr/bin/env python3
"""A list of who does what where taken into Django on SQLite with django-import-export, in bulk, as its manual advises.

    python -m venv venv && venv/bin/pip install django django-import-export
    BENCH_DB=/tmp/django.sqlite3 venv/bin/python django_import.py list.csv

Organisations, countries, provinces and kinds of work are found by their exact names or made; rows are checked by the
model. Nothing is matched in spite of its spelling, no history is kept, and nothing can be undone.
"""
import json
import os
import sys

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BENCH_DB"]}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "import_export"],
    SECRET_KEY="measured only",
    USE_TZ=True,
)
django.setup()

import tablib  # noqa: E402
from django.db import connection, models  # noqa: E402
from import_export import fields, resources, widgets  # noqa: E402


class Named(models.Model):
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        abstract = True
        app_label = "contenttypes"


class Organisation(Named):
    pass


class Kind(Named):
    pass


class Place(models.Model):
    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        app_label = "contenttypes"


class Activity(models.Model):
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    kind = models.ForeignKey(Kind, models.PROTECT)
    place = models.ForeignKey(Place, models.PROTECT)
    begins = models.DateField()
    ends = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=[(word, word) for word in ("ongoing", "planned", "completed")])
    reached = models.PositiveIntegerField()

    class Meta:
        app_label = "contenttypes"
        indexes = [models.Index(fields=["organisation", "kind", "place", "begins"], name="by_what")]


class FoundOrMade(widgets.ForeignKeyWidget):
    """By its key, each looked up once."""

    def __init__(self, model, field, more=None):
        super().__init__(model, field)
        self.known, self.more = {}, more

    def clean(self, value, row=None, **kwargs):
        if value not in self.known:
            more = {"name": row[self.more]} if self.more else {}
            self.known[value] = self.model.objects.get_or_create(**{self.field: value}, defaults=more)[0]
        return self.known[value]


class List(resources.ModelResource):
    organisation = fields.Field("organisation", "Organisation", FoundOrMade(Organisation, "name"))
    kind = fields.Field("kind", "Activity", FoundOrMade(Kind, "name"))
    place = fields.Field("place", "Province code", FoundOrMade(Place, "code", "Province"))
    begins = fields.Field("begins", "Start", widgets.DateWidget("%Y-%m-%d"))
    ends = fields.Field("ends", "End", widgets.DateWidget("%Y-%m-%d"))
    status = fields.Field("status", "Status")
    reached = fields.Field("reached", "People reached", widgets.IntegerWidget())

    class Meta:
        model = Activity
        import_id_fields = []
        force_init_instance = True
        use_bulk = True
        batch_size = 1000
        clean_model_instances = True
        use_transactions = True


with connection.schema_editor() as editor:
    for model in (Organisation, Kind, Place, Activity):
        editor.create_model(model)
with open(sys.argv[1], encoding="utf-8") as file:
    table = tablib.Dataset().load(file.read(), format="csv")
# The row of hashtags is nobody's work.
del table[0]
result = List().import_data(table, raise_errors=True)
print(
    json.dumps(
        {
            "new": Activity.objects.count(),
            "changed": 0,
            "organisations": Organisation.objects.count(),
            "totals": dict(result.totals),
        }
    )
)
