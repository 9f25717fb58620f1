#!/usr/bin/env python3
"""Who does what where as a pivot: for each kind of work and district the distinct organisations and the activities.

    python -m venv venv && venv/bin/pip install duckdb
    venv/bin/python pivot.py duckdb activities.csv
    venv/bin/python pivot.py sqlite activities.csv

Times are the best of five, in CPU seconds of the process over all its threads; the table is in the engine's own store.
"""
import csv
import os
import resource
import sys
import tempfile
import time

PIVOT = (
    "SELECT kind, district, count(DISTINCT organisation), count(*) FROM activity "
    "WHERE from_on <= '{day}' AND (to_on IS NULL OR to_on >= '{day}') AND status IN ('under-way', 'finished') "
    "GROUP BY kind, district"
)
COLUMNS = "organisation VARCHAR, kind VARCHAR, district VARCHAR, from_on DATE, to_on DATE, status VARCHAR"


def duckdb_table(folder, file):
    import duckdb

    db = duckdb.connect(os.path.join(folder, "activities.duckdb"))
    db.execute(f"CREATE TABLE activity ({COLUMNS})")
    db.execute(f"COPY activity FROM '{file}' (HEADER)")
    return db


def sqlite_table(folder, file):
    import sqlite3

    db = sqlite3.connect(os.path.join(folder, "activities.sqlite"))
    db.execute(f"CREATE TABLE activity ({COLUMNS})")
    with open(file, encoding="utf-8") as table:
        rows = csv.reader(table)
        next(rows)
        filled = ([value or None for value in row] for row in rows)
        db.executemany("INSERT INTO activity VALUES (?, ?, ?, ?, ?, ?)", filled)
    # Everything the pivot needs, in the order in which it needs it.
    db.execute("CREATE INDEX pivot ON activity (kind, district, organisation, from_on, to_on, status)")
    db.commit()
    return db


def main():
    engine, file = sys.argv[1:3]
    day = sys.argv[3] if len(sys.argv) > 3 else "2024-06-30"
    with tempfile.TemporaryDirectory() as folder:
        db = {"duckdb": duckdb_table, "sqlite": sqlite_table}[engine](folder, file)
        walls, cpus = [], []
        for _ in range(5):
            wall, cpu = time.perf_counter(), time.process_time()
            cells = db.execute(PIVOT.format(day=day)).fetchall()
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
        organisations, activities = sum(cell[2] for cell in cells), sum(cell[3] for cell in cells)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(
            f"| {engine} | {len(cells)} | {organisations} | {activities} | {min(walls) * 1000:.1f} | "
            f"{min(cpus) * 1000:.1f} | {memory:.0f} |"
        )


main()
