# Writes test/numeric/data/mersenne.json from CPython 3.13's random.Random.
# Run from the project's root: PYENV_VERSION=3.13.0 python3.13 test/tools/record-mersenne.py
import random,json,hashlib
out=[]
for seed in [0,1,-1,42,2**31,2**32,2**53-1,2**53,-(2**64),10**40,2**9000+12345]:
    r=random.Random(seed)
    row=[r.random().hex() for _ in range(3)]+[str(r.getrandbits(k)) for k in (0,1,7,32,33,53,54,64,100,1000)]+[str(r._randbelow(n)) for n in (1,2,10,2**32,2**53+1,10**30)]
    for _ in range(1500): r.random()
    st=r.getstate()[1]
    row+=[r.random().hex(), str(sum(st)), str(st[-1])]
    out.append([str(seed),row])
texts=[]
for s in ["", "hello", "héllo"]:
    texts.append([s, hashlib.sha512(s.encode()).hexdigest(), random.Random(s).random().hex()])
json.dump(dict(ints=out,texts=texts),open('test/numeric/data/mersenne.json','w'))
