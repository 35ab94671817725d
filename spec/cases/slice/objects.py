s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2), s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), s == slice(1, 10, 2), s == slice(1, 9, 2), slice(1) < slice(2))
class G:
    def __getitem__(self, k): return k
g = G()
print(g[1:2], g[::3], g[:], g[1, 2:3, ...], g["a":"b"], g[1,], g[()], g[-1], g[None:None], g[1:2, ::2])
print([0, 1, 2, 3][s], "abcdef"[slice(None, None, -2)], hash(slice(1)) == hash(slice(1)))
