# Nested dicts: weighted grades, ranking with ties, a pivot table, curve and letter grades.
raw = """
ann math exam 91; ann math quiz 80; ann art exam 77; ann art quiz 100
bob math exam 68; bob math quiz 95; bob art exam 88
cid math exam 91; cid art exam abs; cid art quiz 60; cid math quiz 80
dee math exam 55; dee math quiz 47.5; dee art exam 120
"""
WEIGHTS = {"exam": 0.7, "quiz": 0.3}
grades, notes = {}, []
for entry in raw.replace("\n", ";").split(";"):
    if not entry.strip():
        continue
    student, subject, kind, value = entry.split()
    try:
        score = float(value)
        if not 0 <= score <= 100:
            raise ValueError(f"{score} is out of range")
    except ValueError as error:
        notes.append(f"{student}/{subject}/{kind}: {error}")
        continue
    grades.setdefault(student, {}).setdefault(subject, {})[kind] = score
print(*notes, sep="\n")

def weighted(parts):
    total = sum(WEIGHTS[k] for k in parts)
    return sum(WEIGHTS[k] * v for k, v in parts.items()) / total if total else None
def letter(score):
    for limit, mark in ((90, "A"), (80, "B"), (70, "C"), (60, "D")):
        if score >= limit:
            return mark + ("+" if score >= limit + 7 else "-" if score < limit + 3 else "")
    return "F"

final = {s: {sub: round(weighted(p), 2) for sub, p in subs.items()} for s, subs in grades.items()}
subjects = sorted({sub for subs in final.values() for sub in subs})
width = max(map(len, final)) + 2
print(" " * width + "".join(f"{s:>10}" for s in subjects) + f"{'mean':>10}")
means = {}
for student, subs in final.items():
    cells = [subs.get(s) for s in subjects]
    present = [c for c in cells if c is not None]
    means[student] = sum(present) / len(present)
    print(f"{student:<{width}}" + "".join(f"{c:>10.2f}" if c is not None else f"{'-':>10}" for c in cells) + f"{means[student]:>10.3f} {letter(means[student])}")
print(f"{'mean':<{width}}" + "".join(f"{sum(v) / len(v):>10.2f}" for s in subjects if (v := [f[s] for f in final.values() if s in f])))
ranking = sorted(final, key=lambda s: (-final[s].get("math", 0), s))
rank, previous = 0, None
for position, student in enumerate(ranking, 1):
    score = final[student].get("math", 0)
    if score != previous:
        rank, previous = position, score
    print(rank, student, score)
top = max(v for f in final.values() for v in f.values())
curved = {s: {k: min(100, round(v + (100 - top), 1)) for k, v in f.items()} for s, f in final.items()}
print(curved)
print({m: sorted(s for s in means if letter(means[s])[0] == m) for m in "ABCDF"})
print([(s, sub) for s in grades for sub in subjects if len(grades[s].get(sub, {})) < 2])
