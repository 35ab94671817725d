from collections import namedtuple, Counter, defaultdict, deque
Row = namedtuple("Row", "team player score")
rows = [Row("a", "x", 3), Row("b", "y", 5), Row("a", "z", 4)]
by_team = defaultdict(list)
for row in rows:
    by_team[row.team].append(row)
print({t: sum(r.score for r in rs) for t, rs in by_team.items()}, max(rows, key=lambda r: r.score), sorted(rows, key=lambda r: (-r.score, r.team))[0].player)
for team, player, score in rows:
    print(team, player, score)
print(Counter(r.team for r in rows), deque(rows, maxlen=1)[0].player, set(rows) == set(rows[::-1]), rows.index(("b", "y", 5)), [r._replace(score=0) for r in rows][0], dict(zip(Row._fields, rows[0])))
