# Addresses in brackets, and Pascal strings of structs.
import struct
from urllib.parse import urlsplit
for u in ['Scheme://user@]v6a.ip[/Path','Scheme://[1::2]:x/', 'http://[::1].b', 'http://[v6a.ip/p','http://prefix.[v6a.ip]/p','http://[v1]/','http://[v12ae:1]/p','http://[v.IP]/p','http://[v123.[1]]/','http://[0439:23af::2309::fae7:1234]/p','http://[::ffff:1.2.3]/','http://[fe80::1%eth0]/','http://[1.2.3.4]/', 'http://[::1]/']:
    try: print(u, urlsplit(u))
    except ValueError as e: print(u, e)
for f in ['0p','1p','2p','5p','3s','0s']:
    print(f, struct.pack(f, b'abc'), struct.unpack(f, struct.pack(f, b'abc')))
print(struct.pack('>0p2p1000p', b'x'*1000, b'y'*1000, b'z'*1000)[:20], struct.pack('1000p', b'x'*1000)[254:260])
for f in ['\0', '\0i', '4i\0', 'i\0', b'\0', '1']:
    try: struct.calcsize(f)
    except Exception as e: print(repr(f), type(e).__name__, e)
