# Parse CSV text with quoted fields, validate, convert types, summarise.
TEXT = '''id,name,email,age,score
1,"Smith, John",john@example.com,34,88.5
2,Ann "The Boss" Lee,ann@example.com,29,91
3,"O""Neil",,41,
4,Bob,bob@example,abc,70.25

5,"multi
line",ml@example.com,19,100
'''

def parse_csv(text):
    rows, row, field, quoted, i = [], [], [], False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"':
                if text[i + 1:i + 2] == '"':
                    field.append('"')
                    i += 1
                else:
                    quoted = False
            else:
                field.append(c)
        elif c == '"' and not field:
            quoted = True
        elif c == ",":
            row.append("".join(field))
            field = []
        elif c == "\n":
            row.append("".join(field))
            field = []
            if row != [""]:
                rows.append(row)
            row = []
        else:
            field.append(c)
        i += 1
    if field or row:
        rows.append(row + ["".join(field)])
    return rows

header, *body = parse_csv(TEXT)
print(header, len(body))
records, problems = [], []
for number, values in enumerate(body, start=1):
    record = dict(zip(header, values))
    try:
        record["id"] = int(record["id"])
        record["age"] = int(record["age"])
        record["score"] = float(record["score"]) if record["score"] else None
        if "@" not in record["email"]:
            raise ValueError(f"bad email {record['email']!r}")
    except ValueError as error:
        problems.append((number, str(error)))
        continue
    records.append(record)
for r in records:
    print(r)
for number, message in problems:
    print(f"row {number}: {message}")
scores = [r["score"] for r in records if r["score"] is not None]
print(f"mean score {sum(scores) / len(scores):.3f}, oldest {max(records, key=lambda r: r['age'])['name']!r}")
print("\n".join(",".join(f'"{v}"' if "," in str(v) or "\n" in str(v) else str(v) for v in r.values()) for r in records).replace("\n", "\\n"))
