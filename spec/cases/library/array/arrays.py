from array import array, ArrayType
import array as module
import copy
import io


def show(label, function):
    try:
        print(label, '->', repr(function()))
    except Exception as error:
        print(label, '->', type(error).__name__, error)


a = array('i', [1, 2, 3])
print(a, len(a), a[0], a[-1], a[1:], a[::-1], list(a), a.typecode, a.itemsize, 2 in a, 9 in a, bool(array('i')), array('d'), array('w', 'héllo'))
a.append(4)
a.extend([5, 6])
a.extend(array('i', [7]))
a.insert(1, 99)
print(a, a.pop(), a.pop(0), a.index(99), a.count(2), a.remove(99), a)
a[0] = 10
a[1:2] = array('i', [7, 8, 9])
del a[-1]
del a[:1]
a.reverse()
print(a, a + array('i', [1]), a * 2, 2 * a, a.tolist())
a += array('i', [3])
a *= 2
print(a, a == array('i', a.tolist()), array('b', [1]) == array('d', [1.0]), array('i', [1]) < array('i', [2]), array('i', [1, 2]) >= array('i', [1]), a != [1])
for code in module.typecodes.replace('u', '').replace('w', ''):
    b = array(code, [1, 2, 3])
    print(code, b, b.itemsize, b.tobytes(), array(code, b.tobytes()) == b)
    b.byteswap()
    print(b.tobytes())
print(array('f', [0.1, 1e40]), array('d', [0.1]), array('h', b'\x01\x00\xff\xff'), array('H', range(3)), bytes(array('B', [1, 2])), array('i', (x * x for x in range(4))), array('d', array('i', [1, 2])))
stream = io.BytesIO()
array('h', [1, 2, 3]).tofile(stream)
stream.seek(0)
c = array('h')
c.fromfile(stream, 2)
print(c, sum(array('d', [1.5, 2.5])), max(array('i', [3, 9, 2])), sorted(array('i', [3, 1, 2])), array('w', 'ab').tounicode(), copy.copy(c), copy.deepcopy(c), ArrayType is array, type(a))
show('fromfile', lambda: c.fromfile(stream, 5))
c.fromlist([8, 9])
c.frombytes(b'\x05\x00')
print(c, c.buffer_info()[1])
c.clear()
print(c)


class Mine(array):
    pass


print(Mine('i', [1]), type(Mine('i', [1])[:]).__name__)
for label, function in {
    'none': lambda: array(), 'code': lambda: array('x'), 'int': lambda: array('i', 5), 'str': lambda: array('i', 'ab'), 'item': lambda: array('i', [1, 'x']), 'b': lambda: array('b', [200]), 'B': lambda: array('B', [-1]), 'i': lambda: array('i', [2**40]),
    'I': lambda: array('I', [-1]), 'L': lambda: array('L', [2**70]), 'q': lambda: array('q', [2**70]), 'f': lambda: array('f', ['x']), 'w': lambda: array('w', ['ab']), 'bytes': lambda: array('h', b'\x01\x02\x03'), 'long': lambda: array('ii'), 'number': lambda: array(1),
    'index': lambda: a[100], 'set': lambda: a.__setitem__(100, 1), 'index str': lambda: a['x'], 'set str': lambda: a.__setitem__(0, 'x'), 'append': lambda: a.append(1.5), 'extend': lambda: a.extend('x'), 'kind': lambda: a.extend(array('f')), 'add': lambda: a + [1],
    'add kind': lambda: a + array('f'), 'mul': lambda: a * 'x', 'missing': lambda: a.index(-9), 'remove': lambda: a.remove(-9), 'pop empty': lambda: array('i').pop(), 'pop': lambda: a.pop(99), 'fromlist': lambda: a.fromlist((1,)), 'frombytes': lambda: a.frombytes(b'123'),
    'frombytes str': lambda: a.frombytes('x'), 'tounicode': lambda: a.tounicode(), 'fromunicode': lambda: a.fromunicode('x'), 'slice': lambda: a.__setitem__(slice(0, 1), [1]), 'hash': lambda: hash(a), 'insert': lambda: a.insert(1, 'x'), 'iadd': lambda: a.__iadd__([1]),
    'del': lambda: a.__delitem__(70), 'H': lambda: array('H', [70000]), 'h': lambda: array('h', [70000]), 'Q': lambda: array('Q', [-1]), 'true': lambda: array('q', [True]), 'float': lambda: array('b', [1.5]),
}.items():
    show(label, function)
