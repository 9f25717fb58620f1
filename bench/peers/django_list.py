#!/usr/bin/env python3
"""A list of organisations in Django on SQLite, as one would write it: model, filter, count, template.

    python -m venv venv && venv/bin/pip install django gunicorn
    export BENCH_DB=/tmp/django.sqlite3
    venv/bin/python django_list.py load organisations.csv
    venv/bin/gunicorn --chdir . -w 2 -b 127.0.0.1:8101 django_list:application

The list is at /organisations?country=KE&q=women. Without sign-in: this is the least that Django can be asked.
"""
import csv
import os
import sys
import time

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BENCH_DB"]}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.contenttypes"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="measured only",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402


class Organisation(models.Model):
    name = models.CharField(max_length=200, db_index=True)
    acronym = models.CharField(max_length=40, blank=True)
    other_name = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2)
    sectors = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    website = models.URLField(blank=True)

    class Meta:
        app_label = "contenttypes"
        db_table = "organisation"
        indexes = [models.Index(fields=["country", "name"], name="by_country_name")]


LIST = engines["django"].from_string(
    """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Organisations</title></head><body>
<form><input name="country" value="{{ country }}"><input type="search" name="q" value="{{ q }}"><button>Find</button></form>
<p>{{ total }}</p><ul>{% for one in rows %}
<li><h2><a href="/organisations/{{ one.id }}">{{ one.name }}</a> <small>{{ one.acronym }}</small></h2>
{% if one.other_name %}<p>{{ one.other_name }}</p>{% endif %}<p>{{ one.sectors }}</p><p>{{ one.country }}</p></li>{% endfor %}
</ul></body></html>"""
)


def organisations(request):
    country, q = request.GET.get("country", ""), request.GET.get("q", "")
    found = Organisation.objects.all()
    if country:
        found = found.filter(country=country)
    if q:
        found = found.filter(name__icontains=q)
    page = {"country": country, "q": q, "total": found.count(), "rows": found.order_by("name", "id")[:50]}
    return HttpResponse(LIST.render(page, request))


urlpatterns = [path("organisations", organisations)]
application = get_wsgi_application()


def load(file):
    with connection.schema_editor() as editor:
        editor.create_model(Organisation)
    began = time.process_time()
    with open(file, encoding="utf-8") as table:
        rows = [Organisation(**row) for row in csv.DictReader(table)]
    for row in rows:
        row.full_clean(validate_unique=False)
    with transaction.atomic():
        Organisation.objects.bulk_create(rows, batch_size=1000)
    print(f"{len(rows)} rows in {time.process_time() - began:.1f} CPU seconds")


if __name__ == "__main__" and sys.argv[1:2] == ["load"]:
    load(sys.argv[2])
