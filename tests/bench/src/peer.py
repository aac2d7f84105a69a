"""The peer of the import: calamine into plain SQLite, one table with two indexes. Writes what it cost as JSON."""

import json
import os
import sqlite3
import sys
import time

from python_calamine import CalamineWorkbook

workbook, database = sys.argv[1:]
if os.path.exists(database):
    os.remove(database)
began, cpu_before = time.perf_counter(), time.process_time()
rows = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).iter_rows()
header = next(rows)
columns = ", ".join(f'"{name}"' for name in header)
connection = sqlite3.connect(database)
connection.execute(f"CREATE TABLE result (id INTEGER PRIMARY KEY, {columns})")
connection.execute('CREATE INDEX result_title ON result ("成果名称")')
connection.execute('CREATE INDEX result_number ON result ("申请号")')
places = ", ".join("?" for _ in header)
plain = ([cell if isinstance(cell, (str, int, float, bool)) else str(cell) for cell in row] for row in rows)
with connection:
    connection.executemany(f"INSERT INTO result ({columns}) VALUES ({places})", plain)
connection.close()
cost = {
    "seconds": time.perf_counter() - began,
    "cpu_seconds": time.process_time() - cpu_before,
    "bytes": os.path.getsize(database),
}
print(json.dumps(cost))
