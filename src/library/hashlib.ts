/** hashlib and hmac: the digest object over `numeric/digest.ts`, charged by the block; the functions are frozen Python. */

import { builtin, defineType, getter, method } from "../objects/define.js";
import { allocateBytes, bufferBytes } from "../objects/buffer.js";
import { heapClass, heapCodec } from "../objects/heap.js";
import { X, type ExitSignal, type Machine } from "../objects/machine.js";
import { PyBytes, PyObject, TypeFlag, type FlatStr, type Value } from "../objects/model.js";
import { isStr, typeName as nameOf, unwrap } from "../objects/protocol.js";
import { strSize } from "../objects/sizes.js";
import { flatten } from "../objects/text.js";
import {
  copyDigest,
  digestBlockSize,
  digestCost,
  finishDigest,
  isDigestName,
  startBlake,
  startDigest,
  updateDigest,
  type Digest,
} from "../numeric/digest.js";
import { contents, defineModule } from "./modules.js";

export class PyHash extends PyObject {
  constructor(readonly digest: Digest) {
    super();
  }
}
/** Bytes one digest holds: state, block and the object. */
const HASH_SIZE = 600;
heapClass(PyHash, "hashlib.hash", { digest: "skip" }, HASH_SIZE);
heapCodec(PyHash, {
  save: (hash) => hash.digest,
  load: (hash, digest: Digest) => {
    (hash as unknown as { digest: Digest }).digest = digest;
  },
});
const HASH = defineType("HASH", { representation: PyHash, module: "_hashlib", flags: TypeFlag.NO_NEW });

function feed(m: Machine, digest: Digest, value: Value): boolean {
  const inner = unwrap(value);
  if (isStr(inner)) {
    m.typeError("Strings must be encoded before hashing");
    return false;
  }
  const bytes = bufferBytes(m, inner);
  if (bytes === undefined) {
    m.typeError("object supporting the buffer API required");
    return false;
  }
  m.charge(digestCost(digest.name, bytes.length));
  updateDigest(digest, bytes);
  return true;
}

/** The digest's bytes; SHAKE's length is the caller's. */
function result(m: Machine, digest: Digest, length: number): Uint8Array {
  m.charge(digestCost(digest.name, length + 2 * digest.block.length));
  allocateBytes(m, length);
  return finishDigest(digest, length);
}

const DIGITS = "0123456789abcdef";
export function hexText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 4096) {
    let part = "";
    for (let index = start; index < bytes.length && index < start + 4096; index++)
      part += DIGITS[bytes[index] >> 4] + DIGITS[bytes[index] & 15];
    parts.push(part);
  }
  return parts.join("");
}

function lengthFor(m: Machine, digest: Digest, name: string, length: number | undefined): number | ExitSignal {
  if (digest.size > 0)
    return length === undefined ? digest.size : m.typeError(`HASH.${name}() takes no arguments (1 given)`);
  if (length === undefined) return m.typeError(`${name}() missing required argument 'length' (pos 1)`);
  return length < 0 ? m.valueError("value must be positive") : length;
}

method(
  HASH,
  "update(self, obj, /)",
  { doc: "Update this hash object's state with the provided string." },
  (m, self: PyHash, data: Value) => (feed(m, self.digest, data) ? null : X),
);
method(
  HASH,
  "digest(self, length: size=...)",
  { doc: "Return the digest value as a bytes object." },
  (m, self: PyHash, length: number | undefined) => {
    const size = lengthFor(m, self.digest, "digest", length);
    return typeof size === "number" ? new PyBytes(result(m, self.digest, size)) : size;
  },
);
method(
  HASH,
  "hexdigest(self, length: size=...)",
  { doc: "Return the digest value as a string of hexadecimal digits." },
  (m, self: PyHash, length: number | undefined) => {
    const size = lengthFor(m, self.digest, "hexdigest", length);
    if (typeof size !== "number") return size;
    m.allocate(strSize(2 * size));
    return hexText(result(m, self.digest, size));
  },
);
method(HASH, "copy(self)", { doc: "Return a copy of the hash object." }, (m, self: PyHash) => {
  m.allocate(HASH_SIZE);
  return new PyHash(copyDigest(self.digest));
});
method(HASH, "__repr__(self, /)", {}, (m, self: PyHash) => {
  m.allocate(120);
  return `<${self.digest.name} _hashlib.HASH object @ 0x${m.identity(self).toString(16)}>`;
});
getter(HASH, "name", (_m, self: PyHash) => self.digest.name);
getter(HASH, "digest_size", (_m, self: PyHash) => self.digest.size);
getter(HASH, "block_size", (_m, self: PyHash) => digestBlockSize(self.digest.name));

const natives = [
  builtin("make(name: str, data, /)", { cost: 20 }, (m, name: FlatStr, data: Value) => {
    if (typeof name !== "string" || !isDigestName(name))
      return m.valueError(`unsupported hash type ${typeof name === "string" ? name : ""}`);
    m.allocate(HASH_SIZE);
    const digest = startDigest(name);
    return feed(m, digest, data) ? new PyHash(digest) : X;
  }),
  // BLAKE2 by its parameter block; the key is the first block.
  builtin(
    "make_blake(name: str, parameters: buffer, key: buffer, last_node: bool, data, /)",
    { cost: 40 },
    (m, name: FlatStr, parameters: Uint8Array, key: Uint8Array, lastNode: boolean, data: Value) => {
      m.allocate(HASH_SIZE);
      const digest = startBlake(name === "blake2b" ? "blake2b" : "blake2s", parameters, lastNode);
      if (key.length > 0) {
        const block = new Uint8Array(digest.block.length);
        block.set(key);
        updateDigest(digest, block);
      }
      return feed(m, digest, data) ? new PyHash(digest) : X;
    },
  ),
  // The rounds of PBKDF2 for one block of the key: xor of the chain that `first` begins.
  builtin(
    "pbkdf2_block(inner, outer, first: buffer, rounds: size, /)",
    {},
    (m, inner: Value, outer: Value, first: Uint8Array, rounds: number) => {
      if (!(inner instanceof PyHash) || !(outer instanceof PyHash)) return m.typeError("digests are required");
      const { name } = inner.digest;
      let last: Uint8Array = first.slice();
      const sum = first.slice();
      const cost = 4 * digestCost(name, inner.digest.block.length);
      for (let round = 1; round < rounds; round++) {
        m.charge(cost);
        const inside = copyDigest(inner.digest);
        updateDigest(inside, last);
        const outside = copyDigest(outer.digest);
        updateDigest(outside, finishDigest(inside));
        last = finishDigest(outside);
        for (let index = 0; index < sum.length; index++) sum[index] ^= last[index];
      }
      allocateBytes(m, sum.length);
      return new PyBytes(sum);
    },
  ),
  builtin(
    "compare_digest(a, b, /)",
    { doc: "Return 'a == b' without telling by the time taken where they differ." },
    (m, a: Value, b: Value) => {
      const [left, right] = [unwrap(a), unwrap(b)];
      if (isStr(left) && isStr(right)) {
        const [x, y] = [flatten(m, left), flatten(m, right)];
        if (!isPlain(x) || !isPlain(y))
          return m.typeError("comparing strings with non-ASCII characters is not supported");
        m.charge(1 + (x.length >> 4));
        return x === y;
      }
      const [x, y] = [bufferBytes(m, left), bufferBytes(m, right)];
      if (x === undefined && y === undefined)
        return m.typeError(`unsupported operand types(s) or combination of types: '${nameOf(a)}' and '${nameOf(b)}'`);
      if (x === undefined || y === undefined)
        return m.typeError(`a bytes-like object is required, not '${nameOf(x === undefined ? a : b)}'`);
      m.charge(1 + (x.length >> 3));
      if (x.length !== y.length) return false;
      let difference = 0;
      for (let index = 0; index < x.length; index++) difference |= x[index] ^ y[index];
      return difference === 0;
    },
  ),
];

function isPlain(text: FlatStr): text is string {
  if (typeof text !== "string") return false;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

defineModule({ name: "_hashlib", doc: "Natives of hashlib.", fill: contents("_hashlib", natives) });
defineModule({ name: "hashlib", doc: "A common interface to many hash functions.", frozen: "hashlib" });
defineModule({ name: "hmac", doc: "HMAC (Keyed-Hashing for Message Authentication), RFC 2104.", frozen: "hmac" });
