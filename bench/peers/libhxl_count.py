#!/usr/bin/env python3
"""What `weft hxl inspect --count '#org'` does, by libhxl: all rows of a file read, and its organisations counted.

    python -m venv venv && venv/bin/pip install libhxl six
    venv/bin/python libhxl_count.py FILE
"""
import json
import sys
from collections import Counter

import hxl
from hxl.input import InputOptions

try:
    source = hxl.data(sys.argv[1], InputOptions(allow_local=True))
    columns, rows, counts = source.columns, 0, Counter()
    for row in source:
        rows += 1
        counts.update(value for value in row.get_all("#org") if value)
    print(json.dumps({"columns": len(columns), "rows": rows, "count_by": {"#org": counts}}))
except Exception as error:  # any file may be refused, in any way
    print(json.dumps({"status": "error", "message": str(error)}))
    sys.exit(1)
