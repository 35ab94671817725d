inf, nan = float("inf"), float("nan")
print(f"{inf:f} {nan:F} {inf:E} {-inf:.2f} {inf:10}|{nan:<6}|{inf:06}|{nan:+}|{inf:%}|{nan:,}|{inf:+.1f}")
# expect: inf NAN INF -inf        inf|nan   |000inf|+nan|inf%|nan|+inf
