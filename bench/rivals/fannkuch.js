function fannkuch(n) {
  const order = Array.from({ length: n }, (_, i) => i),
    counts = order.map((i) => i + 1);
  let most = 0,
    checksum = 0,
    sign = 1;
  for (;;) {
    let first = order[0];
    if (first) {
      const row = order.slice();
      let flips = 0;
      while (first) {
        for (let a = 0, b = first; a < b; a++, b--) [row[a], row[b]] = [row[b], row[a]];
        flips++;
        first = row[0];
      }
      if (flips > most) most = flips;
      checksum += sign * flips;
    }
    if (sign === 1) {
      [order[0], order[1]] = [order[1], order[0]];
      sign = -1;
      continue;
    }
    [order[1], order[2]] = [order[2], order[1]];
    sign = 1;
    for (let i = 2; i < n; i++) {
      if (--counts[i] !== 0) break;
      counts[i] = i + 1;
      if (i === n - 1) return [checksum, most];
      order.splice(i + 1, 0, order.shift());
    }
  }
}
print(...fannkuch(8).map(String));
