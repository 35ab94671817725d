/**
 * The native part of `random` (Python library reference, "random"): the Mersenne Twister as the class below random.Random.
 * There is no entropy: a generator that is not seeded continues a sequence of seeds that begins with the sandbox's own.
 */

import { builtin, constructor, defineType, method } from "../objects/define.js";
import { heapClass } from "../objects/heap.js";
import { continuation, type Machine, type Result } from "../objects/machine.js";
import { PyFloat, PyList, PyModule, PyObject, PyTuple, TypeFlag, type Int, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { hashOf, isInt, typeOf, unwrap } from "../objects/protocol.js";
import { FLOAT_SIZE, INSTANCE_SIZE, bigIntSize, listSize, tupleSize } from "../objects/sizes.js";
import * as integer from "../numeric/integer.js";
import { Mersenne, seedFromBytes } from "../numeric/mersenne.js";
import { finishDigest, startDigest, updateDigest } from "../numeric/digest.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

const MERSENNE_SIZE = 2600;
heapClass(Mersenne, "random.mersenne", { words: "bytes", position: "plain" }, MERSENNE_SIZE);

/** How many unseeded generators a sandbox has made. */
class SeedState extends PyObject {
  made = 0;
}
defineType("_seeds", { module: "_random", representation: SeedState, flags: TypeFlag.NO_NEW });
heapClass(SeedState, "random.seeds", { made: "plain" }, 24);

/** The payload of a Random. */
class RandomState extends PyObject {
  private mersenne: Mersenne | null = null;
  generator(m: Machine): Mersenne {
    if (this.mersenne === null) this.seed(m, null);
    return this.mersenne as Mersenne;
  }
  seed(m: Machine, seed: Int | null): void {
    m.charge(200);
    if (this.mersenne === null) m.allocate(MERSENNE_SIZE);
    this.mersenne = new Mersenne(seed ?? nextSeed(m));
  }
}
const RANDOM = defineType("Random", {
  module: "_random",
  representation: RandomState,
  base: true,
  payload: true,
  doc: "Random() -> create a random number generator with its own internal state.",
});
heapClass(RandomState, "random.state", { mersenne: "object" }, 24);

function nextSeed(m: Machine): Int {
  const module = (m as VirtualMachine).modules.get("_random");
  const state = module instanceof PyModule ? module.namespace.getName("_seeds") : undefined;
  const count = state instanceof SeedState ? state.made++ : 0;
  const seed = BigInt(Math.abs(Math.trunc(m.seed)));
  return integer.normalizeBig(seed + (BigInt(count) << 64n));
}

/** The int that a seed of any kind stands for. */
function seedNumber(m: Machine, seed: Value): Result {
  const value = unwrap(seed);
  if (isInt(value)) return typeof value === "boolean" ? Number(value) : value;
  return m.then(hashOf(m, seed), HASHED);
}
const HASHED = continuation("random.hashed", (_m, hash) => {
  const value = BigInt(hash as Int);
  return integer.normalizeBig(value < 0n ? value + 0x10000000000000000n : value);
});
const SEEDED = continuation("random.seeded", (m, number, self: RandomState) => {
  self.seed(m, number as Int);
  return null;
});
const MADE = continuation("random.made", (_m, _value, made: Value) => made);

function reseed(m: Machine, self: RandomState, seed: Value): Result {
  if (seed !== null) return m.then(seedNumber(m, seed), SEEDED, self);
  self.seed(m, null);
  return null;
}

constructor(RANDOM, "Random(*args, **kwargs)", {}, (m, args: Value[]) => {
  m.allocate(INSTANCE_SIZE + 24);
  const made = new RandomState();
  // Classes of guests seed in __init__; the exact type here.
  return args.length === 0
    ? made
    : m.then(
        typeof args[0] === "object" && !(args[0] instanceof PyFloat) ? null : reseed(m, made, args[0]),
        MADE,
        made,
      );
});
method(
  RANDOM,
  "seed(self, n=None, /)",
  { doc: "Seed the generator by an int, or anything hashable." },
  (m, self: RandomState, seed: Value) => reseed(m, self, seed),
);
method(RANDOM, "random(self, /)", { doc: "random() -> x in the interval [0, 1)." }, (m, self: RandomState) => {
  m.allocate(FLOAT_SIZE);
  return new PyFloat(self.generator(m).random());
});
method(
  RANDOM,
  "getrandbits(self, k: index, /)",
  { doc: "getrandbits(k) -> x. Generates an int with k random bits." },
  (m, self: RandomState, count: Int) => {
    if (count < 0) return m.valueError("number of bits must be non-negative");
    if (typeof count !== "number" || count > 2147483647)
      return m.raise("OverflowError", "Python int too large to convert to C int");
    if (count > 53) {
      m.charge(1 + (count >> 7));
      m.allocate(bigIntSize(count) * 4);
    }
    return self.generator(m).getrandbits(count);
  },
);
method(
  RANDOM,
  "getstate(self, /)",
  { doc: "getstate() -> tuple containing the current state." },
  (m, self: RandomState) => {
    m.charge(100);
    m.allocate(tupleSize(625));
    return new PyTuple(self.generator(m).getState());
  },
);
method(
  RANDOM,
  "setstate(self, state, /)",
  { doc: "setstate(state) -> None.  Restores generator state." },
  (m, self: RandomState, state: Value) => {
    const tuple = unwrap(state);
    if (!(tuple instanceof PyTuple)) return m.typeError("state vector must be a tuple");
    if (tuple.items.length !== 625) return m.valueError("state vector is the wrong size");
    m.charge(200);
    const numbers: number[] = [];
    for (const item of tuple.items) {
      if (!isInt(item)) return m.typeError("an integer is required");
      const number = Number(item);
      if (number < 0) return m.raise("OverflowError", "can't convert negative value to unsigned int");
      numbers.push(number);
    }
    return self.generator(m).setState(numbers) ? null : m.valueError("invalid state");
  },
);
method(
  RANDOM,
  "_randbelow(self, n: index, /)",
  { doc: "A random int in [0, n)." },
  (m, self: RandomState, limit: Int) => {
    if (limit <= 0) return m.valueError("empty range");
    if (typeof limit === "bigint") {
      const bits = integer.bitLength(limit);
      m.charge(bits >> 6);
      m.allocate(bigIntSize(bits));
    }
    return self.generator(m).randbelow(limit);
  },
);

// -------------------------------------------------------------------------------------- whole operations for exact lists

/** The numbers of a list, or null when there is anything else. */
function numbersOf(m: Machine, list: Value): Float64Array | null {
  if (!(list instanceof PyList)) return null;
  const { items } = list;
  m.charge(items.length >> 3);
  const numbers = new Float64Array(items.length);
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item === "number") numbers[index] = item;
    else if (item instanceof PyFloat && item.value === item.value) numbers[index] = item.value;
    else return null;
  }
  return numbers;
}

const natives: readonly PyNative[] = [
  // The int to seed with for bytes.
  builtin("_seed_of(data: buffer, /)", {}, (m, bytes: Uint8Array) => {
    m.charge(100 + (bytes.length >> 2));
    m.allocate(4 * bytes.length + 256);
    const digest = startDigest("sha512");
    updateDigest(digest, bytes);
    return seedFromBytes(bytes, finishDigest(digest));
  }),
  builtin("_is_sequence(value, /)", {}, (_m, value: Value) => {
    for (const cls of typeOf(value).mro)
      if (
        cls.has(TypeFlag.SEQUENCE_PATTERN) ||
        (cls.moduleName === "builtins" && (cls.name === "str" || cls.name === "bytes" || cls.name === "bytearray"))
      )
        return true;
    return false;
  }),
  // Shuffles an exact list by a generator; NotImplemented for anything else.
  builtin("_shuffle(generator, list, /)", {}, (m, generator: Value, list: Value) => {
    const state = unwrap(generator);
    if (!(state instanceof RandomState) || !(list instanceof PyList)) return false;
    const { items } = list;
    m.charge(2 * items.length);
    const mersenne = state.generator(m);
    for (let index = items.length - 1; index > 0; index--) {
      const other = mersenne.randbelow(index + 1) as number;
      const item = items[index];
      items[index] = items[other];
      items[other] = item;
    }
    return true;
  }),
  // k items of an exact list or tuple, each with the same chance, with repetition.
  builtin("_choices(generator, items, k: size, /)", {}, (m, generator: Value, population: Value, count: number) => {
    const state = unwrap(generator);
    const items = population instanceof PyList || population instanceof PyTuple ? population.items : null;
    if (!(state instanceof RandomState) || items === null || items.length === 0) return null;
    const size = Math.max(0, count);
    m.charge(2 * size);
    m.allocate(listSize(size));
    const mersenne = state.generator(m);
    const chosen: Value[] = [];
    for (let index = 0; index < size; index++) chosen.push(items[Math.floor(mersenne.random() * items.length)]);
    return new PyList(chosen);
  }),
  // The same by cumulated weights, when these are plain numbers.
  builtin(
    "_weighted(generator, items, weights, k: size, /)",
    {},
    (m, generator: Value, population: Value, weights: Value, count: number) => {
      const state = unwrap(generator);
      const items = population instanceof PyList || population instanceof PyTuple ? population.items : null;
      const bounds = numbersOf(m, weights);
      if (!(state instanceof RandomState) || items === null || bounds === null || bounds.length !== items.length)
        return null;
      const size = Math.max(0, count);
      m.charge(3 * size);
      m.allocate(listSize(size) + 8 * bounds.length);
      const mersenne = state.generator(m);
      const total = bounds[bounds.length - 1];
      const chosen: Value[] = [];
      for (let index = 0; index < size; index++) {
        const wanted = mersenne.random() * total;
        let low = 0;
        let high = bounds.length - 1;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (wanted < bounds[middle]) high = middle;
          else low = middle + 1;
        }
        chosen.push(items[low]);
      }
      return new PyList(chosen);
    },
  ),
];

const fill = contents("_random", natives, { Random: RANDOM });
defineModule({
  name: "_random",
  doc: "Natives of random.",
  fill: (m, namespace) => {
    fill(m, namespace);
    namespace.setName("_seeds", new SeedState());
  },
});
defineModule({ name: "random", doc: "Random numbers of many distributions.", frozen: "random" });
