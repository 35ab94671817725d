function escapeTime(cx, cy, most) {
  let x = 0,
    y = 0,
    n = 0;
  while (n < most) {
    const xx = x * x,
      yy = y * y;
    if (xx + yy > 4) break;
    y = 2 * x * y + cy;
    x = xx - yy + cx;
    n++;
  }
  return n;
}
const width = 160,
  height = 100,
  most = 120;
let total = 0,
  sum = 0;
for (let row = 0; row < height; row++) {
  const cy = (row / height) * 2.4 - 1.2;
  let line = 0;
  for (let column = 0; column < width; column++) {
    const n = escapeTime((column / width) * 3.2 - 2.3, cy, most);
    total += n;
    line = (line * 31 + n) % 1000003;
  }
  sum += line;
}
print(String(total), String(sum % 1000003));
