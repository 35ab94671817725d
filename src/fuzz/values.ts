/** Literals that break things: the edges of ranges, of lengths and of alphabets; also what tools are called with. */

import type { TypeLetter } from "./grammar.js";

const INTEGERS = [
  "0", "1", "-1", "2", "3", "7", "10", "-5", "255", "256", "1000", "2**31 - 1", "2**31", "-2**31", "2**32", "2**53", "2**53 - 1", "-2**53",
  "2**63", "2**64 + 1", "10**20", "-10**30", "True", "4_294_967_295",
];
const FLOATS = [
  "0.0", "-0.0", "1.0", "0.1", "-2.5", "1e16", "1e15", "1e-5", "1e22", "1e300", "5e-324", "float('inf')", "float('-inf')", "float('nan')", "0.5",
  "3.0", "2.675", "123456789.125", "1e100", "-1.5",
];
const TEXTS = [
  "''", "'a'", "'abc'", "'Hello World'", "'a,b,,c'", "' x '", "'ß'", "'é'", "'\\u0130'", "'😀'", "'a😀b'", "'\\ud800'", "'\\x00'", "'10'", "' 12 '", "'-7'",
  "'1e3'", "'nan'", "'0x1f'", "'٣'", "'\\n\\t'", "'line\\nnext\\r\\n'", "'ÀÉ'", "'__proto__'", "'constructor'", "'ab' * 3", "'%s'", "'{}'", "'aAbB'", "'ﬁ'", "'e\\u0301'",
  "'0'", "'[1, {\"a\": null}]'", "'2024-01-31'", "'%Y-%j'", "'3/4'",
];
const BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'\\xc3\\xa9'", "b'12'", "b'a,b'", "b' x'"];
const FORMATS = [
  "", "5", "<8", ">8", "^9", "*^9", "+", " ", ",", "_", ".2f", "08.3f", "e", "g", "%", "x", "#x", "#o", "b", "c", "d", "s", ".3", "=+6", "010d", ".0f", "n", "#.3g", "z.1f", "10.4",
  "<05", "é^5", "_x", ",.2f", "X", ".1%", "😀>4",
];
const PATTERNS = [
  "'a'", "'[a-z]+'", "r'\\d+'", "r'(\\w)(\\w)?'", "'(?i)A'", "r'\\s*,\\s*'", "'^.'", "'b*'", "'(a|b)+?c'", "r'(?P<x>.)(?P=x)'", "'(?=b)'", "'[^a]'", "'.{2}'", "r'\\b'", "'('", "'a{2,1}'", "'(?<=a)b'", "'x*'",
];
const CLASSES = ["int", "str", "list", "dict", "float", "tuple", "bool", "bytes", "object", "type", "set", "ValueError", "Exception", "range", "slice", "complex"];
const CALLABLES = ["str", "len", "abs", "repr", "bool", "int", "max", "sorted", "ord", "list", "type", "(lambda *a: a)", "(lambda v: v)", "sum", "None", "tuple", "min"];

/** Literals by type; a generator of values knows how to make the rest of these. */
export const LITERALS: Readonly<Record<TypeLetter, readonly string[]>> = {
  i: INTEGERS,
  f: FLOATS,
  b: ["True", "False"],
  s: TEXTS,
  y: BYTES,
  l: ["[]", "[1, 2, 3]", "['b', 'a']", "[0.5, 1]", "[None, True]", "[[1], [2, 3]]", "[(1, 'a'), (2, 'b')]", "list('hello')", "[3, 1, 2, 1]", "['10', '9', '1']"],
  t: ["()", "(1,)", "(1, 2)", "('a', None)", "((1, 2), [3])"],
  d: ["{}", "{'a': 1}", "{1: 'x', 'b': 2}", "{'a': {'b': [1]}}", "{True: 1, 0: 2, 1.5: 3}", "{(1, 2): 3}", "{'10': 1, '9': 2, 'x': 3}", "{None: None}"],
  e: ["set()", "{1}", "{1, 'a'}", "frozenset('ab')", "{1, 2.5, (3,)}"],
  n: ["None"],
  r: ["range(5)", "'abc'", "iter([1, 2, 3])", "(1, 2)", "{'a': 1}", "reversed([1, 2])", "zip('ab', [1, 2])"],
  c: CALLABLES,
  o: ["object()"],
  k: ["1", "'a'", "None", "(1, 2)", "2.0", "True", "b'a'", "frozenset((1,))", "'__proto__'", "-0.0", "10**20", "1.5", "0"],
  a: ["None", "1", "'a'", "[]", "{}", "(1,)", "0.5", "b'x'", "...", "True", "int", "2j", "[1, 'a', None]", "{'a': [1]}", "''", "NotImplemented"],
};

export { CLASSES, FORMATS, PATTERNS };
