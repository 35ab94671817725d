/**
 * Programs from a seed: typed expressions by the grammar, four holes of five filled with what fits and one with anything,
 * statements guarded so that one exception does not end the program. Invariants: the same seed and options give the same
 * text; loops are bounded; nothing depends on the time, the environment or the order of sets unless `comparable` is off.
 */

import {
  FEATURES,
  MAGIC_NAMES,
  MODULES,
  PLAIN_NAMES,
  PRODUCTIONS,
  type Production,
  type TypeLetter,
} from "./grammar.js";
import { Random } from "./random.js";
import { CLASSES, FORMATS, LITERALS, PATTERNS } from "./values.js";

export interface GeneratorOptions {
  /** Only what must be the same in CPython. */
  readonly comparable: boolean;
  /** Expressions that call the user's tools, as productions of type `a`. */
  readonly calls?: readonly string[];
}

const TYPES: readonly TypeLetter[] = ["i", "f", "b", "s", "y", "l", "t", "d", "e", "n", "r", "c", "o", "k", "a"];
/** What a variable is given. */
const KEPT: readonly TypeLetter[] = ["i", "f", "s", "y", "l", "t", "d", "e", "r", "c", "a", "l", "d", "s", "i"];
/** The probability that a hole gets a value of another type. */
const CONFUSION = 0.2;
const INDENT = "    ";
/** Features whose modules take long to import: rarer, so that more programs go through. */
const DEAR: ReadonlySet<string> = new Set([
  "async",
  "dataclasses",
  "statistics",
  "decimals",
  "dates",
  "strings",
  "json",
  "re",
  "collections",
  "bisect",
]);

interface Variable {
  readonly name: string;
  readonly type: TypeLetter;
}

/** The program of a seed. */
export function generateProgram(seed: number, options: GeneratorOptions): string {
  return new Generator(new Random(seed), options).program();
}

/** One expression, for mutations: of names it has only those in `names`. */
export function generateExpression(random: Random, names: readonly string[], comparable: boolean): string {
  const generator = new Generator(random, { comparable });
  for (const name of names) generator.declare(name, random.pick(TYPES));
  return generator.expression(random.pick(TYPES), 2);
}

class Generator {
  private readonly productions: ReadonlyMap<TypeLetter, readonly Production[]>;
  private readonly features: ReadonlySet<string>;
  private scope: Variable[] = [];
  private classes: string[] = [];
  private fresh = 0;
  private inFunction = false;

  constructor(
    private readonly random: Random,
    private readonly options: GeneratorOptions,
  ) {
    const features = new Set(FEATURES.filter((feature) => random.chance(DEAR.has(feature) ? 0.03 : 0.5)));
    this.features = features;
    const byType = new Map<TypeLetter, Production[]>(TYPES.map((type) => [type, []]));
    for (const production of PRODUCTIONS)
      if (features.has(production.feature) && (production.comparable || !options.comparable))
        byType.get(production.type)?.push(production);
    for (const call of options.calls ?? []) byType.get("a")?.push(productionOf(call));
    this.productions = byType;
  }

  declare(name: string, type: TypeLetter): void {
    this.scope.push({ name, type });
  }

  // -------------------------------------------------------------------------------------------------------- expressions

  expression(type: TypeLetter, depth: number): string {
    const { random } = this;
    const roll = random.next();
    if (roll < 0.35) {
      const named = this.scope.filter((variable) => variable.type === type || type === "a");
      if (named.length > 0) return random.pick(named).name;
    }
    const productions = this.productions.get(type) ?? [];
    if (depth <= 0 || roll > 0.85 || productions.length === 0) return this.literal(type);
    return this.fill(random.pick(productions), depth);
  }

  private literal(type: TypeLetter): string {
    const { random } = this;
    if (type === "o" && this.classes.length > 0) return `${random.pick(this.classes)}(${random.pick(LITERALS.a)})`;
    return random.pick(LITERALS[type]);
  }

  private fill(production: Production, depth: number): string {
    const { random } = this;
    const kept = this.scope.length;
    const own = new Map<string, string>();
    let text = "";
    for (const part of production.parts) {
      if (part.length !== 2 || part[0] !== "$") {
        text += part;
        continue;
      }
      const letter = part[1];
      switch (letter) {
        case "v":
        case "w": {
          let name = own.get(letter);
          if (name === undefined) {
            name = random.chance(0.15) ? random.pick(MAGIC_NAMES) : `${letter}${this.fresh++ % 3}`;
            own.set(letter, name);
            this.declare(name, "a");
          }
          text += name;
          break;
        }
        case "N":
          text += this.attributeName();
          break;
        case "V":
          text += this.expression("b", depth - 1);
          break;
        case "C":
          text += this.classes.length > 0 && random.chance(0.4) ? random.pick(this.classes) : random.pick(CLASSES);
          break;
        case "R":
          text += random.pick(PATTERNS);
          break;
        case "q":
          // Inside a replacement field the specification stands as it is, elsewhere as a literal.
          text += text.endsWith(":") ? random.pick(FORMATS) : `'${random.pick(FORMATS)}'`;
          break;
        default:
          text += this.expression(random.chance(CONFUSION) ? random.pick(TYPES) : (letter as TypeLetter), depth - 1);
      }
      text = closeNumber(text);
    }
    this.scope.length = kept;
    return text;
  }

  private attributeName(): string {
    return this.random.chance(0.35) ? this.random.pick(MAGIC_NAMES) : this.random.pick(PLAIN_NAMES);
  }

  private any(depth = 2): string {
    return this.expression(this.random.pick(TYPES), depth);
  }

  private newName(): string {
    const { random } = this;
    if (random.chance(0.12)) return random.pick(MAGIC_NAMES);
    return `v${this.fresh++ % 8}`;
  }

  // --------------------------------------------------------------------------------------------------------- statements

  program(): string {
    const pieces: string[][] = [];
    // Small ones find what there is to find sooner: most have one or two statements, some many.
    const count = this.random.chance(0.85) ? 1 + this.random.below(2) : 3 + this.random.below(3);
    for (let index = 0; index < count; index++)
      pieces.push(this.guarded(this.statement(this.random.chance(0.6) ? 1 : 2)));
    const text = pieces.map((lines) => lines.join("\n")).join("\n");
    const modules = MODULES.filter((name) => text.includes(`${name}.`));
    return `${modules.length === 0 ? "" : `import ${modules.join(", ")}\n`}${text}\n`;
  }

  private guarded(lines: readonly string[]): string[] {
    return ["try:", ...indent(lines), "except Exception as E: print(type(E).__name__, E)"];
  }

  private block(depth: number): string[] {
    const count = 1 + this.random.below(2);
    const lines: string[] = [];
    for (let index = 0; index < count; index++) lines.push(...this.statement(depth - 1));
    return indent(lines);
  }

  private show(text: string, type: TypeLetter): string {
    if (type === "e" && this.options.comparable) return `print(sorted(${text}, key=repr))`;
    return this.options.comparable && (type === "r" || type === "c" || type === "o") ? text : `print(${text})`;
  }

  private assignment(): string[] {
    const type = this.random.pick(KEPT);
    const value = this.expression(type, 3);
    const name = this.newName();
    this.declare(name, type);
    return [`${name} = ${value}`, this.show(name, type)];
  }

  private statement(depth: number): string[] {
    const { random } = this;
    const { calls } = this.options;
    if (calls !== undefined && random.chance(0.5)) return [`print(${this.fill(productionOf(random.pick(calls)), 2)})`];
    if (depth <= 0 || random.chance(0.3)) {
      const roll = random.next();
      if (roll < 0.45) return this.assignment();
      const type = random.pick(TYPES);
      return [this.show(this.expression(type, 3), type)];
    }
    const writers = this.writers();
    const enabled = Object.keys(writers).filter((feature) => this.features.has(feature));
    if (enabled.length === 0) return this.assignment();
    const kept = this.scope.length;
    const lines = writers[random.pick(enabled)](depth);
    // What a block bound may not be bound after it: half of it is forgotten.
    if (this.scope.length > kept + 1 && random.chance(0.5)) this.scope.length = kept + 1;
    return lines;
  }

  private writers(): Readonly<Record<string, (depth: number) => string[]>> {
    return {
      if: (depth) => [
        `if ${this.any()}:`,
        ...this.block(depth),
        ...(this.random.chance(0.5) ? [`elif ${this.any()}:`, ...this.block(depth)] : []),
        ...(this.random.chance(0.5) ? ["else:", ...this.block(depth)] : []),
      ],
      for: (depth) => this.forLoop(depth),
      while: (depth) => this.whileLoop(depth),
      functions: (depth) => this.functionDefinition(depth),
      closures: (depth) => this.closure(depth),
      generators: (depth) => this.generatorFunction(depth),
      classes: (depth) => this.classDefinition(depth, false),
      inheritance: (depth) => this.classDefinition(depth, true),
      try: (depth) => this.tryStatement(depth),
      raise: () => this.raiseStatement(),
      with: (depth) => this.withStatement(depth),
      match: (depth) => this.matchStatement(depth),
      unpacking: () => this.unpacking(),
      augmented: () => this.augmented(),
      delete: () => this.deletion(),
      async: (depth) => this.asynchronous(depth),
      decorators: (depth) => this.decorated(depth),
      dataclasses: () => this.dataclass(),
      global: (depth) => this.globalUse(depth),
      "exception-groups": (depth) => this.exceptionGroup(depth),
    };
  }

  private forLoop(depth: number): string[] {
    const name = this.newName();
    const target = this.random.chance(0.2) ? `${name}, *${this.newName()}` : name;
    const iterable = this.expression("r", 2);
    this.declare(name, "a");
    const leave = this.random.chance(0.3)
      ? [`${INDENT}if ${this.expression("b", 1)}: ${this.random.pick(["break", "continue"])}`]
      : [];
    return [
      `for ${target} in ${iterable}:`,
      ...leave,
      ...this.block(depth),
      ...(this.random.chance(0.3) ? ["else:", ...this.block(depth)] : []),
    ];
  }

  private whileLoop(depth: number): string[] {
    const counter = `n${this.fresh++ % 8}`;
    return [
      `${counter} = 0`,
      `while ${counter} < ${1 + this.random.below(4)} and ${this.random.chance(0.5) ? "True" : this.expression("b", 1)}:`,
      `${INDENT}${counter} += 1`,
      ...this.block(depth),
      ...(this.random.chance(0.3) ? ["else:", ...this.block(depth)] : []),
    ];
  }

  /** Writes what is inside a function: its own scope, in which the names outside can be read. */
  private inside<T>(parameters: readonly Variable[], write: () => T): T {
    const kept = this.scope;
    const was = this.inFunction;
    this.scope = [...kept, ...parameters];
    this.inFunction = true;
    const result = write();
    this.scope = kept;
    this.inFunction = was;
    return result;
  }

  private parameters(): { text: string; variables: Variable[] } {
    const { random } = this;
    const forms = random.pick([
      "p",
      "p, q=$",
      "p, /, q",
      "*p",
      "p, *q",
      "p, *, q=$",
      "p=$, **q",
      "",
      "*p, **q",
      "p: int, q: str = $",
    ]);
    const text = forms.replaceAll("$", () => random.pick(LITERALS.a));
    const variables = ["p", "q"].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
    return { text, variables: variables.map((name) => ({ name, type: "a" as const })) };
  }

  private arguments(): string {
    return this.random.pick([
      () => this.any(),
      () => `${this.any()}, ${this.any()}`,
      () => `*${this.expression("l", 1)}`,
      () => `p=${this.any()}`,
      () => `${this.any()}, q=${this.any()}`,
      () => `**${this.expression("d", 1)}`,
      () => "",
    ])();
  }

  private functionDefinition(depth: number): string[] {
    const name = `f${this.fresh++ % 4}`;
    const { text, variables } = this.parameters();
    const body = this.inside(variables, () => [...this.block(depth), `${INDENT}return ${this.any()}`]);
    this.declare(name, "c");
    return [`def ${name}(${text}):`, ...body, `print(${name}(${this.arguments()}))`];
  }

  private closure(depth: number): string[] {
    const name = `g${this.fresh++ % 4}`;
    const inner = this.random.chance(0.3) ? this.random.pick(MAGIC_NAMES) : "kept";
    const body = this.inside([{ name: inner, type: "a" }], () => this.block(depth - 1));
    this.declare(name, "c");
    return [
      `def ${name}(${inner}):`,
      `${INDENT}def inner(p=None):`,
      `${INDENT}${INDENT}nonlocal ${inner}`,
      ...indent(body),
      `${INDENT}${INDENT}${inner} = ${this.random.pick([`(${inner}, p)`, `[${inner}]`, "p"])}`,
      `${INDENT}${INDENT}return ${inner}`,
      `${INDENT}return inner`,
      `h = ${name}(${this.any(1)}); print(h(${this.any(1)}), h(${this.any(1)}))`,
    ];
  }

  private generatorFunction(depth: number): string[] {
    const name = `y${this.fresh++ % 4}`;
    const { random } = this;
    const body = this.inside([{ name: "p", type: "a" }], () => [
      `${INDENT}p = yield ${this.any()}`,
      ...(random.chance(0.4)
        ? [`${INDENT}try:`, `${INDENT}${INDENT}q = yield p`, `${INDENT}finally: print('closed', p)`]
        : []),
      ...this.block(depth),
      ...(random.chance(0.4)
        ? [`${INDENT}q = yield from ${this.expression("r", 1)}`]
        : [`${INDENT}yield ${this.any()}`]),
      `${INDENT}return p`,
    ]);
    this.declare(name, "c");
    const use = random.pick([
      `print(list(${name}(1)))`,
      `it = ${name}(1); print(next(it)); print(it.send(${this.any(1)})); print(list(it))`,
      `it = ${name}(1); next(it); it.throw(ValueError('thrown'))`,
      `it = ${name}(1); next(it); it.close(); print(next(it, 'end'))`,
      `a, *b = ${name}(1); print(a, b)`,
      `print(dict(enumerate(${name}(1))))`,
    ]);
    return [`def ${name}(p):`, ...body, use];
  }

  private classDefinition(depth: number, inherits: boolean): string[] {
    const { random } = this;
    const name = `C${this.fresh++ % 4}`;
    const known = [
      ...this.classes,
      ...(random.chance(0.4) ? ["int", "str", "list", "dict", "Exception", "float", "tuple"] : []),
    ];
    const base = inherits && known.length > 0 ? random.pick(known) : "";
    const attribute = this.attributeName();
    const lines = [`class ${name}${base === "" ? "" : `(${base})`}:`];
    const method = (header: string, value: string): void => void lines.push(`${INDENT}def ${header}: ${value}`);
    const self = [{ name: "self", type: "o" as const }];
    if (random.chance(0.25) && base === "")
      lines.push(`${INDENT}__slots__ = ('x', '${attribute.startsWith("__") ? "y" : attribute}')`);
    if (random.chance(0.4)) lines.push(`${INDENT}${attribute} = ${this.any(1)}`);
    const builtin = base !== "" && !base.startsWith("C");
    if (!builtin)
      method("__init__(self, x=0, *rest)", random.chance(0.2) && base !== "" ? "super().__init__(x)" : "self.x = x");
    if (this.features.has("dunders")) {
      const dunders: readonly (readonly [string, () => string])[] = [
        ["__repr__(self)", () => random.pick([`'${name}!'`, "f'<{self.x!r}>'", this.expression("s", 1)])],
        ["__str__(self)", () => random.pick(["'text'", "repr(self)", this.any(1)])],
        ["__eq__(self, o)", () => random.pick(["True", "NotImplemented", "self.x == o", "self is o", this.any(1)])],
        ["__hash__(self)", () => random.pick(["1", "hash(self.x)", "'no'"])],
        ["__len__(self)", () => random.pick(["3", "-1", "self.x", this.expression("i", 1)])],
        ["__bool__(self)", () => random.pick(["False", "1", "True"])],
        ["__iter__(self)", () => random.pick(["iter([1, 2])", "self", "(yield 5)", this.expression("r", 1)])],
        ["__next__(self)", () => random.pick(["self.x.pop()", "next(iter(()))", this.any(1)])],
        ["__getitem__(self, k)", () => random.pick(["k", "[1, 2, 3][k]", "(k, self.x)"])],
        ["__setitem__(self, k, v)", () => random.pick(["print('set', k, v)", "setattr(self, 'x', v)"])],
        ["__contains__(self, k)", () => random.pick(["k == 1", "[]", this.any(1)])],
        ["__call__(self, *a, **k)", () => random.pick(["(a, k)", "self", "a[0]"])],
        ["__add__(self, o)", () => random.pick(["('add', o)", "NotImplemented", `${name}(o)`])],
        ["__radd__(self, o)", () => random.pick(["('radd', o)", "NotImplemented"])],
        ["__iadd__(self, o)", () => random.pick(["self", "o", "NotImplemented"])],
        ["__lt__(self, o)", () => random.pick(["True", "NotImplemented", "id is None", "self.x < o.x"])],
        ["__neg__(self)", () => "-self.x"],
        ["__index__(self)", () => random.pick(["2", "'x'", "self.x"])],
        ["__format__(self, spec)", () => random.pick(["'F' + spec", "spec", "1"])],
        ["__getattr__(self, n)", () => random.pick(["n", "5", "[][0]", "{}[n]"])],
        ["__getattribute__(self, n)", () => random.pick(["object.__getattribute__(self, n)", "n"])],
        ["__setattr__(self, n, v)", () => random.pick(["object.__setattr__(self, n, (v,))", "print('setattr', n)"])],
        ["__delattr__(self, n)", () => "print('delattr', n)"],
        ["__enter__(self)", () => random.pick(["self", "5"])],
        ["__exit__(self, *a)", () => random.pick(["print(a[0])", "True", "1/0", "print(a[1]) or True"])],
        ["__reversed__(self)", () => random.pick(["[1]", "iter('ab')"])],
        ["__missing__(self, k)", () => "('missing', k)"],
        ["__init_subclass__(cls, **k)", () => "print('subclass', cls.__name__, k)"],
        ["__class_getitem__(cls, k)", () => "(cls.__name__, k)"],
        ["__round__(self, n=0)", () => "('round', n)"],
        ["__bytes__(self)", () => random.pick(["b'bytes'", "'no'"])],
        ["__int__(self)", () => random.pick(["7", "1.5"])],
        ["__float__(self)", () => random.pick(["1.5", "2"])],
        ["__matmul__(self, o)", () => "('@', o)"],
        ["__pow__(self, o, m=None)", () => "(o, m)"],
        ["__divmod__(self, o)", () => "(1, 2)"],
        ["__instancecheck__(cls, o)", () => "True"],
        ["__set_name__(self, o, n)", () => "print('name', n)"],
        ["__get__(self, o, t)", () => "('get', o is None)"],
      ];
      const count = 1 + random.below(5);
      for (let index = 0; index < count; index++) {
        const [header, value] = random.pick(dunders);
        const text = this.inside(self, value);
        method(
          header,
          text.startsWith("print") || text.includes("yield") || text.startsWith("setattr") ? text : `return ${text}`,
        );
      }
    }
    if (this.features.has("properties") && random.chance(0.6)) {
      lines.push(
        ...random.pick([
          [`${INDENT}@property`, `${INDENT}def m(self): return ${this.inside(self, () => this.any(1))}`],
          [`${INDENT}@classmethod`, `${INDENT}def m(cls, *a): return cls.__name__, a`],
          [`${INDENT}@staticmethod`, `${INDENT}def m(*a): return a`],
          [`${INDENT}@functools.cached_property`, `${INDENT}def m(self): print('once'); return ${this.any(1)}`],
          [
            `${INDENT}@property`,
            `${INDENT}def m(self): return self.x`,
            `${INDENT}@m.setter`,
            `${INDENT}def m(self, v): self.x = [v]`,
          ],
        ]),
      );
    } else if (random.chance(0.6)) {
      const body = this.inside(self, () => this.block(depth));
      lines.push(`${INDENT}def m(self, *p):`, ...indent(body), `${INDENT}${INDENT}return self.${this.attributeName()}`);
    }
    if (lines.length === 1) lines.push(`${INDENT}pass`);
    this.classes = [...this.classes.filter((each) => each !== name), name];
    const instance = `o${this.fresh++ % 4}`;
    lines.push(`${instance} = ${name}(${random.chance(0.8) ? this.any(1) : this.arguments()})`);
    this.declare(instance, "o");
    const uses = 1 + random.below(3);
    for (let index = 0; index < uses; index++) lines.push(this.instanceUse(instance));
    return lines;
  }

  private instanceUse(instance: string): string {
    const { random } = this;
    return random.pick([
      () => `print(${instance} + ${this.any(1)})`,
      () => `print(${this.any(1)} + ${instance})`,
      () => `print(${instance}[${this.any(1)}])`,
      () => `${instance}[${this.any(1)}] = ${this.any(1)}`,
      () => `print(${instance}(${this.arguments()}))`,
      () => `print(len(${instance}), bool(${instance}))`,
      () => `print([*${instance}])`,
      () => `print(${instance} == ${this.any(1)}, ${this.any(1)} == ${instance})`,
      () => `print(sorted([${instance}, ${instance}], reverse=True) == [])`,
      () => `print({${instance}: 1}[${instance}])`,
      () => `print(f'{${instance}:>5}', str(${instance})[:9])`,
      () => `${instance}.${this.attributeName()} = ${this.any(1)}`,
      () => `print(${instance}.${this.attributeName()})`,
      () => `del ${instance}.${this.attributeName()}`,
      () => `with ${instance} as w: print(type(w).__name__); ${random.pick(["1/0", "pass", "raise KeyError(1)"])}`,
      () => `${instance} += ${this.any(1)}; print(type(${instance}).__name__)`,
      () => `print(${this.any(1)} in ${instance})`,
      () => `print(-${instance}, abs(${instance}))`,
      () => `print([0, 1, 2, 3][${instance}])`,
      () => `print(${instance} < ${instance}, max(${instance}, ${instance}) is ${instance})`,
      () => `print(${instance}.m(${this.any(1)}))`,
      () => `print(${instance}.m)`,
      () => `print(int(${instance}), float(${instance}), round(${instance}))`,
      () => `match ${instance}:\n    case object(x=p): print(p)\n    case _: print('none')`,
      () => `print('%s %r' % (${instance}, ${instance}))`,
      () => `print(sorted(vars(${instance})))`,
      () => `print(next(${instance}))`,
    ])();
  }

  private tryStatement(depth: number): string[] {
    const { random } = this;
    const types = [
      "ValueError",
      "TypeError",
      "(KeyError, IndexError)",
      "ArithmeticError",
      "Exception",
      "LookupError",
      "AttributeError",
      "NameError",
      this.any(1),
    ];
    const name = random.chance(0.3) ? random.pick(MAGIC_NAMES) : "e";
    const lines = ["try:", ...this.block(depth)];
    if (random.chance(0.8)) {
      lines.push(`except ${random.pick(types)} as ${name}:`);
      lines.push(`${INDENT}print('caught', type(${name}).__name__, ${name}.args)`);
      if (random.chance(0.3))
        lines.push(
          `${INDENT}${random.pick(["raise", `raise RuntimeError('again') from ${name}`, "raise ValueError", "1/0"])}`,
        );
      else lines.push(...this.block(depth));
      if (random.chance(0.3)) lines.push("else:", ...this.block(depth));
      if (random.chance(0.4)) lines.push("finally:", ...this.block(depth));
    } else lines.push("finally:", ...this.block(depth));
    if (this.inFunction && random.chance(0.2)) lines.push(`finally: return ${this.any(1)}`);
    return lines;
  }

  private raiseStatement(): string[] {
    const { random } = this;
    return [
      random.pick([
        () =>
          `raise ${random.pick(["ValueError", "KeyError", "StopIteration", "TypeError", "OSError", "ZeroDivisionError"])}(${this.any(1)})`,
        () => `raise ${this.any(1)}`,
        () => `raise ValueError(${this.any(1)}) from ${random.pick(["None", "KeyError(1)", this.any(1)])}`,
        () => `assert ${this.any(1)}, ${this.any(1)}`,
        () => "raise",
      ])(),
    ];
  }

  private withStatement(depth: number): string[] {
    const { random } = this;
    const manager = random.pick([
      "contextlib.suppress(ValueError, TypeError)",
      `contextlib.nullcontext(${this.any(1)})`,
      "contextlib.ExitStack()",
      this.any(1),
    ]);
    const name = random.chance(0.5) ? ` as ${this.newName()}` : "";
    return [`with ${manager}${name}:`, ...this.block(depth)];
  }

  private matchStatement(depth: number): string[] {
    const { random } = this;
    const lines = [`match ${this.any()}:`];
    const patterns = [
      "0 | 1",
      "'a'",
      "None | True",
      "[]",
      "[p]",
      "[p, *q]",
      "(p, (q, _))",
      "{'a': p}",
      "{'a': 1, **q}",
      "{}",
      "int(p)",
      "str() as p",
      "[int(), *_]",
      "p",
      "C0(x=p)",
      "-1",
      "1.5",
      "list([p, q])",
      "dict()",
      "object(real=p, imag=q)",
      "[[p], *_] | [p]",
      "'__proto__' as p",
      "{'__proto__': p}",
      "object(__class__=p)",
      "bytes() | bool() as p",
    ];
    const count = 1 + random.below(4);
    for (let index = 0; index < count; index++) {
      const pattern = random.pick(patterns.filter((each) => each !== "p" || index === count - 1));
      const bound = ["p", "q"].filter((name) => new RegExp(`\\b${name}\\b`).test(pattern));
      const guard = random.chance(0.2) ? ` if ${this.expression("b", 1)}` : "";
      lines.push(`${INDENT}case ${pattern}${guard}:`);
      lines.push(`${INDENT}${INDENT}print(${index}${bound.map((name) => `, ${name}`).join("")})`);
      if (random.chance(0.4)) lines.push(...indent(this.block(depth)));
    }
    return lines;
  }

  private unpacking(): string[] {
    const { random } = this;
    const names = [this.newName(), this.newName(), this.newName()];
    const target = random.pick([
      `${names[0]}, ${names[1]}`,
      `${names[0]}, *${names[1]}`,
      `*${names[0]}, ${names[1]}`,
      `(${names[0]}, (${names[1]}, ${names[2]}))`,
      `[${names[0]}, *${names[1]}, ${names[2]}]`,
      `${names[0]} = ${names[1]}`,
    ]);
    const value = this.expression(random.pick(["l", "t", "s", "r", "d", "y"]), 2);
    for (const name of names) this.declare(name, "a");
    return [`${target} = ${value}`, `print(${names[0]}, ${names[1]})`];
  }

  private augmented(): string[] {
    const { random } = this;
    const type = random.pick(KEPT);
    const name = this.newName();
    const operator = random.pick(["+", "-", "*", "|", "&", "//", "%", "<<", "^", "/", "@"]);
    const setUp = `${name} = ${this.expression(type, 2)}`;
    this.declare(name, type === "e" && this.options.comparable ? "e" : "a");
    const target = random.chance(0.3) ? `${name}[${this.any(1)}]` : name;
    const value = operator === "<<" ? "3" : this.expression(random.chance(0.7) ? type : random.pick(TYPES), 1);
    return [setUp, `${target} ${operator}= ${value}`, this.show(name, type)];
  }

  private deletion(): string[] {
    const { random } = this;
    const name = this.newName();
    const type = random.pick(["l", "d", "a"] as const);
    const setUp = `${name} = ${this.expression(type, 2)}`;
    this.declare(name, type);
    return [
      setUp,
      random.pick([
        `del ${name}[${this.any(1)}]`,
        `del ${name}[${this.expression("i", 1)}:${this.expression("i", 1)}]`,
        `del ${name}`,
        `${name}[1:2] = ${this.any(1)}`,
      ]),
      `print(${name})`,
    ];
  }

  private asynchronous(depth: number): string[] {
    const { random } = this;
    const body = this.inside([{ name: "p", type: "a" }], () => this.block(depth));
    const use = random.pick([
      "print(asyncio.run(main(1)))",
      "async def all(): return await asyncio.gather(main(1), main(2), return_exceptions=True)\nprint([str(r) for r in asyncio.run(all())])",
      "async def all():\n    async for q in agen(): print(q)\n    return [q async for q in agen() if q]\nprint(asyncio.run(all()))",
      "async def all(): return await asyncio.wait_for(main(3), 5)\nprint(asyncio.run(all()))",
      "c = main(1); c.close(); print('closed')",
    ]);
    return [
      "async def agen():",
      `${INDENT}for p in range(3): yield ${this.any(1)}`,
      "async def main(p):",
      `${INDENT}await asyncio.sleep(${random.pick(["0", "0.001"])})`,
      ...body,
      `${INDENT}return ${this.any(1)}`,
      ...use.split("\n"),
    ];
  }

  private decorated(depth: number): string[] {
    const { random } = this;
    const decorator = random.pick([
      "functools.lru_cache(maxsize=2)",
      "functools.cache",
      "functools.wraps(print)",
      "(lambda f: f)",
      "(lambda f: (lambda *a, **k: [f(*a, **k)]))",
      "contextlib.contextmanager",
      "functools.singledispatch",
      this.expression("c", 1),
    ]);
    const body = this.inside([{ name: "p", type: "a" }], () => this.block(depth));
    return [
      `@${decorator}`,
      "def deco(p=1, *q):",
      ...body,
      `${INDENT}return ${random.chance(0.3) ? "(yield p)" : this.any(1)}`,
      random.pick([
        `print(deco(${this.any(1)}), deco(2))`,
        "with deco(3) as w: print(w)",
        "print(deco.__name__)",
        `print(deco(${this.any(1)}))`,
      ]),
    ];
  }

  private dataclass(): string[] {
    const { random } = this;
    const options = random.pick([
      "",
      "(order=True)",
      "(frozen=True)",
      "(slots=True)",
      "(eq=False, repr=False)",
      "(kw_only=True)",
    ]);
    const field = random.pick([
      this.any(1),
      "dataclasses.field(default_factory=list)",
      "dataclasses.field(default=2, repr=False)",
    ]);
    return [
      `@dataclasses.dataclass${options}`,
      "class D:",
      `${INDENT}${random.pick(["x", "constructor", "value"])}: int = 1`,
      `${INDENT}y: object = ${field}`,
      random.pick([
        `print(D(), D() == D(${this.any(1)}))`,
        `print(sorted([D(2), D(1)]))`,
        `print(dataclasses.asdict(D(y=${this.any(1)})))`,
        `print(dataclasses.replace(D(), y=${this.any(1)}))`,
        `d = D(); d.y = ${this.any(1)}; print(d)`,
        `print([f.name for f in dataclasses.fields(D)], dataclasses.astuple(D()))`,
        `print({D(): 1}, hash(D()) == hash(D()))`,
      ]),
    ];
  }

  private globalUse(depth: number): string[] {
    const name = this.newName();
    const body = this.inside([], () => this.block(depth));
    this.declare(name, "a");
    return [
      "def setter():",
      `${INDENT}global ${name}`,
      ...body,
      `${INDENT}${name} = ${this.any(1)}`,
      "setter()",
      `print(${name}, '${name}' in globals())`,
    ];
  }

  private exceptionGroup(depth: number): string[] {
    const { random } = this;
    const raised = random.pick([
      "ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])",
      "ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [OSError(2), KeyError(3)])])",
      "ValueError(1)",
    ]);
    return [
      "try:",
      ...(random.chance(0.3) ? this.block(depth) : []),
      `${INDENT}raise ${raised}`,
      `except* ${random.pick(["ValueError", "(OSError, TypeError)", "Exception", "KeyError"])} as g:`,
      `${INDENT}print(repr(g), g.exceptions)`,
      ...(random.chance(0.4) ? this.block(depth) : []),
      ...(random.chance(0.4)
        ? [`except* LookupError as g: ${random.pick(["raise", "raise ValueError('new')", "print('lookup')"])}`]
        : []),
    ];
  }
}

function productionOf(call: string): Production {
  return { type: "a", parts: call.split(/(\$[a-zA-Z])/), feature: "tools", comparable: false };
}

/** A number before a dot stands in brackets: `1.real` is none. */
function closeNumber(text: string): string {
  return /(^|[^\w.'"])\d[\d_]*$/.test(text) ? text.replace(/\d[\d_]*$/, "($&)") : text;
}

function indent(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split("\n")).map((line) => INDENT + line);
}
