"""Looks for silent differences between what a list shows and what is read from it.

Small lists of results and of organisations are made up and changed at random (cells emptied, merged, reformatted, hidden,
re-encoded) and read by the program. What a cell shows is what openpyxl finds in a workbook, what this script wrote into an ODS
table, or what Python's own csv wrote. A value that came in and is not what its cell shows is a silent difference, unless a
doubt stands at that cell or row, or the row was refused. The goal is none.

    pip install openpyxl
    cargo build --workspace --example rows
    python tests/mutate/mutate.py --seed 1 --files 10000 --reader target/debug/examples/rows
"""

import argparse
import csv
import datetime
import html
import io
import json
import pathlib
import random
import re
import subprocess
import tempfile
import zipfile

import openpyxl

# The headings of each kind of list with the keys of their fields.
LISTS = {
    "results": {
        "成果名称": "title", "其他编号": "other_numbers", "完成单位": "owner_unit", "技术领域": "industry", "申请日": "applied_on",
        "意向价格（万元）": "asking_amount", "备注": "note",
    },
    "organisations": {
        "单位名称": "name", "名单内编号": "list_code", "所在地": "region", "行业": "industry", "地址": "address",
        "联系电话": "contact_phone", "备注": "note",
    },
}
WIDTH = 7
# What the lists of codes read from these texts, which is what they mean.
CODES = {("region", "甘肃省兰州市"): "620100", ("industry", "7511"): "M7511"}
# Formats whose shown text this script can tell for itself, without a library that the program has too.
FORMATS = {
    "General": lambda n: plain(n),
    "0": lambda n: f"{half_up(n, 0)}",
    "0.00": lambda n: f"{half_up(n, 2)}",
    "#,##0.00": lambda n: f"{float(half_up(n, 2)):,.2f}",
    "000000": lambda n: f"{half_up(n, 0):0>6}",
    '"SL-"0000': lambda n: f"SL-{half_up(n, 0):0>4}",
    '0.00"万元"': lambda n: f"{half_up(n, 2)}万元",
    '0!.0,"万元"': lambda n: scaled(n) + "万元",
    "0%": lambda n: f"{half_up(n * 100, 0)}%",
    ";;;": lambda n: "",
}


def half_up(number, places):
    from decimal import ROUND_HALF_UP, Decimal

    return str(Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def scaled(number):
    """Thousands, with a point before the last digit that is written as a sign of its own."""
    digits = half_up(number / 1000, 0).zfill(2)
    return f"{digits[:-1]}.{digits[-1]}"


def plain(number):
    return repr(int(number)) if float(number).is_integer() else repr(number)


def made_up(chance, kind):
    """A list of texts, numbers and days."""
    rows = []
    for at in range(chance.randint(2, 8)):
        number = chance.choice([12, 12.5, 123000, 1200.25, 7, 0.5, 450000, 33.333])
        day = datetime.date(chance.randint(1990, 2024), chance.randint(1, 12), chance.randint(1, 28))
        code = chance.choice([chance.randint(1, 999999), f"A{at:04}", f"{chance.randint(0, 999):06}"])
        note = chance.choice([None, "一般", "多行\n备注", "逗号,分号;"])
        if kind == "results":
            title = chance.choice(["示例装置", "虚拟方法", "模拟材料", "样本系统"]) + str(at)
            rows.append([title, code, chance.choice(["示例大学", "样本研究所", None]), chance.choice(["新材料", "能源", "其他"]), day, number, note])
        else:
            name = chance.choice(["示例公司", "样本大学", "虚拟（模拟）研究院", "示例一厂"]) + str(at)
            phone = chance.choice([None, 13900000000 + at, "0931-0000000", f"0931{at:07}"])
            rows.append([name, code, chance.choice(["示例省", "甘肃省兰州市", None]), chance.choice(["C26", "能源", 7511]), chance.choice(["示例路 1 号", None]), phone, note])
    return rows


def workbook(chance, path, kind_of_list):
    """Writes a changed workbook and gives what each cell shows, by row and column."""
    book = openpyxl.Workbook()
    sheet = book.active
    headings = list(LISTS[kind_of_list])
    sheet.append(headings)
    rows = made_up(chance, kind_of_list)
    for row in rows:
        sheet.append(row)
    last = len(rows) + 1
    for row in range(2, last + 1) if kind_of_list == "results" else ():
        sheet.cell(row, 5).number_format = chance.choice(["yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"'])
    for _ in range(chance.randint(1, 6)):
        row, column = chance.randint(2, last), chance.randint(1, WIDTH)
        cell = sheet.cell(row, column)
        kind = chance.choice(["empty", "format", "merge", "across", "hide_row", "hide_column", "hide_sheet", "formula", "text", "sum", "error"])
        if isinstance(cell, openpyxl.cell.cell.MergedCell):
            continue
        if kind == "empty":
            cell.value = None
        elif kind == "format" and isinstance(cell.value, (int, float)):
            cell.number_format = chance.choice(list(FORMATS))
        elif kind in ("merge", "across"):
            area = (row, column, row, min(column + 1, WIDTH)) if kind == "across" else (row, column, min(row + chance.randint(1, 3), last), column)
            touched = any(not (area[2] < r.min_row or r.max_row < area[0] or area[3] < r.min_col or r.max_col < area[1]) for r in sheet.merged_cells.ranges)
            if not touched and area[:2] != area[2:]:
                sheet.merge_cells(start_row=area[0], start_column=area[1], end_row=area[2], end_column=area[3])
        elif kind == "hide_row":
            sheet.row_dimensions[row].hidden = True
        elif kind == "hide_column":
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
        elif kind == "hide_sheet":
            book.create_sheet("另").append(headings)
            book["另"].sheet_state = "hidden"
        elif kind == "formula":
            cell.value = "=1+1"
        elif kind == "text" and isinstance(cell.value, (int, float)):
            cell.value = plain(cell.value)
        elif kind == "sum":
            sheet.append([chance.choice(["合计", "汇总", f"共{len(rows)}项", "以下空白"]), None, None, None, None, 99])
        elif kind == "error":
            cell.value, cell.data_type = "#SPILL!", "e"
    book.save(path)
    return shown_by(path)


def shown_by(path):
    """What openpyxl finds, with merged areas and formats as a person sees them."""
    sheet = openpyxl.load_workbook(path).active
    values = openpyxl.load_workbook(path, data_only=True).active
    shown = {}
    for row in range(1, sheet.max_row + 1):
        for column in range(1, WIDTH + 1):
            source = (row, column)
            for area in sheet.merged_cells.ranges:
                if area.min_row <= row <= area.max_row and column == area.min_col and area.min_col <= column <= area.max_col:
                    source = (area.min_row, area.min_col)
            cell = values.cell(*source)
            shown[row, column] = text_of(cell)
    return shown


def text_of(cell):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, (int, float)):
        return FORMATS[cell.number_format](value) if cell.number_format in FORMATS else None
    return str(value)


def document(chance, path, kind_of_list):
    """Writes a changed ODS table and gives what each cell shows, by row and column."""
    rows = made_up(chance, kind_of_list)
    cells = {(1, at): (None, heading) for at, heading in enumerate(LISTS[kind_of_list], 1)}
    for row, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            shape = chance.choice(list(FORMATS)) if isinstance(value, (int, float)) and chance.random() < 0.2 else "General"
            shown = "" if value is None else FORMATS[shape](value) if isinstance(value, (int, float)) else text_of_value(value)
            cells[row, column] = (value, shown)
    last = len(rows) + 1
    spans, covered, hidden = {}, {}, set()
    for _ in range(chance.randint(1, 4)):
        row, column = chance.randint(2, last), chance.randint(1, WIDTH)
        change = chance.choice(["empty", "merge", "hide", "text"])
        if change == "empty":
            cells[row, column] = (None, "")
        elif change == "hide":
            hidden.add(row)
        elif change == "text":
            cells[row, column] = (None, cells[row, column][1])
        else:
            end = min(row + chance.randint(1, 3), last)
            area = [(at, column) for at in range(row, end + 1)]
            if end > row and not any(at in spans or at in covered for at in area):
                spans[row, column] = end - row + 1
                covered.update(dict.fromkeys(area[1:], (row, column)))
    written = "".join(
        f'<table:table-row{" table:visibility=" + chr(34) + "collapse" + chr(34) if row in hidden else ""}>'
        + "".join(ods_cell(cells[row, column], spans.get((row, column)), (row, column) in covered) for column in range(1, WIDTH + 1))
        + "</table:table-row>"
        for row in range(1, last + 1)
    )
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for name, long in names.items())
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="名单">{written}</table:table></office:spreadsheet></office:body></office:document-content>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
    return {at: cells[covered.get(at, at)][1] for at in cells}


def ods_cell(cell, span, is_covered):
    value, shown = cell
    text = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in shown.split("\n")) if shown or value is not None else ""
    kind = "string"
    told = ""
    if isinstance(value, datetime.date):
        kind, told = "date", f' office:date-value="{value.isoformat()}"'
    elif isinstance(value, (int, float)):
        kind, told = "float", f' office:value="{value!r}"'
    kind = f' office:value-type="{kind}"{told}' if text else ""
    span = f' table:number-rows-spanned="{span}" table:number-columns-spanned="1"' if span else ""
    return f"<table:{'covered-table-cell' if is_covered else 'table-cell'}{kind}{span}>{text}</table:{'covered-table-cell' if is_covered else 'table-cell'}>"


def text_of_value(value):
    return "" if value is None else value.isoformat() if isinstance(value, datetime.date) else plain(value) if isinstance(value, (int, float)) else value


def text_file(chance, path, kind_of_list):
    """Writes a changed CSV file and gives what each cell shows."""
    rows = [list(LISTS[kind_of_list])] + [[text_of_value(value) for value in row] for row in made_up(chance, kind_of_list)]
    separator = chance.choice([",", ",", ";", "\t", "|"])
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator=chance.choice(["\r\n", "\n"])).writerows(rows)
    encoding = chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    data = bytearray(written.getvalue().encode(encoding))
    shown = {(row, column): text for row, cells in enumerate(rows, 1) for column, text in enumerate(cells, 1)}
    kind = chance.choice(["none", "none", "end mark", "nul", "cut"])
    if encoding != "utf-16":
        if kind == "end mark":
            data += b"\x1a"
        elif kind == "nul":
            data.insert(chance.randint(len(data) // 2, len(data)), 0)
        elif kind == "cut":
            del data[-1:]
    pathlib.Path(path).write_bytes(bytes(data))
    return shown


def yuan(text):
    """The amount that a cell of the column in 万元 shows."""
    found = re.fullmatch(r"([\d,]+(?:\.\d+)?)(万元|元)?", text.strip())
    if not found:
        return None
    from decimal import Decimal

    return Decimal(found[1].replace(",", "")) * (1 if found[2] == "元" else 10000)


def came_in(fields, key):
    (result,) = fields.values()
    if key == "owner_unit":
        return result.get("owner_name") or ""
    if key == "contact_phone":
        return next((contact.get("phone") or "" for contact in result.get("contacts", [])), "")
    value = result.get(key)
    return "" if value is None else ", ".join(value) if isinstance(value, list) else str(value)


def says_the_same(key, value, text):
    if key == "asking_amount":
        from decimal import Decimal

        return (value == "") == (text == "") and (value == "" or Decimal(value) == yuan(text))
    flat = lambda text: " ".join(text.split())
    return flat(value) == flat(CODES.get((key, text), text)) or flat(value) == flat(text)


def differences(told, shown, kind_of_list):
    """Every cell that came in other than it shows, without a word."""
    mapped = {column["field"]: column["column"] for column in told["mapping"]["columns"] if column["field"]}
    whole = {remark["column"] for remark in told["remarks"]}
    for row in told["rows"]:
        if row["outcome"] != "accepted":
            continue
        doubted = {warning["column"] for warning in row["warnings"]}
        for key in LISTS[kind_of_list].values():
            column = mapped.get(key)
            if column is None or column in doubted or None in doubted or column in whole:
                continue
            text, value = shown.get((row["row"], column), ""), came_in(row["fields"], key)
            if text is None or not says_the_same(key, value, text):
                yield row["row"], key, text, value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=10000)
    parser.add_argument("--reader", default="target/debug/examples/rows")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    silent, refused, cells = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        reader = subprocess.Popen([options.reader], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for number in range(options.files):
            kind_of_list = chance.choice(list(LISTS))
            ending, write = chance.choice([("xlsx", workbook), ("xlsx", workbook), ("ods", document), ("csv", text_file)])
            path = f"{folder}/{number}.{ending}"
            shown = write(chance, path, kind_of_list)
            print(kind_of_list, path, file=reader.stdin, flush=True)
            told = json.loads(reader.stdout.readline())
            if "refused" in told:
                refused += 1
                continue
            cells += len(shown)
            for difference in differences(told, shown, kind_of_list):
                silent += 1
                print(number, ending, *difference, sep="\t")
            pathlib.Path(path).unlink()
        reader.stdin.close()
        reader.wait()
    print(f"seed {options.seed}: {options.files} files, {cells} cells, {refused} files refused, {silent} silent differences")


if __name__ == "__main__":
    main()
