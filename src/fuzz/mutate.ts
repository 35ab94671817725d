/** Programs made of others: parts taken out, doubled, swapped, replaced by parts of another program, names and literals by magic ones. */

import { generateExpression } from "./generator.js";
import { MAGIC_NAMES } from "./grammar.js";
import type { Random } from "./random.js";
import { flatten, spansOf, splice, textOf, type Span } from "./spans.js";
import { LITERALS } from "./values.js";

const OPERATORS = ["+", "-", "*", "//", "%", "&", "|", "^", "==", "<", "in", "and", "or", "is", "@", "/"];
const LONGEST = 6000;

/** One to three changes; `donor` is where parts come from. */
export function mutate(source: string, donor: string, random: Random, comparable: boolean): string {
  let text = source;
  const changes = 1 + random.below(3);
  for (let change = 0; change < changes; change++) {
    const spans = spansOf(text);
    if (spans === null || spans.length === 0) return text;
    const changed = changeOnce(text, flatten(spans), donor, random, comparable);
    if (changed.length <= LONGEST) text = changed;
  }
  return text;
}

function changeOnce(
  source: string,
  spans: readonly Span[],
  donor: string,
  random: Random,
  comparable: boolean,
): string {
  const statements = spans.filter((span) => span.isStatement);
  const expressions = spans.filter((span) => !span.isStatement);
  const roll = random.next();
  if (expressions.length === 0 || roll < 0.25) {
    const span = random.pick(statements);
    if (random.chance(0.4)) {
      const others =
        (spansOf(donor) ?? []).length === 0 ? [] : flatten(spansOf(donor) ?? []).filter((each) => each.isStatement);
      if (others.length > 0)
        return splice(source, span, `${textOf(donor, random.pick(others))}\n${textOf(source, span)}`);
    }
    if (random.chance(0.5)) return splice(source, span, `${textOf(source, span)}\n${textOf(source, span)}`);
    return splice(source, span, random.chance(0.5) ? "pass" : textOf(source, random.pick(statements)));
  }
  const span = random.pick(expressions);
  const text = source.slice(span.start, span.end);
  if (roll < 0.4) return splice(source, span, source.slice(...range(random.pick(expressions))));
  if (roll < 0.55) {
    const others = flatten(spansOf(donor) ?? []).filter((each) => !each.isStatement);
    return others.length === 0 ? source : splice(source, span, donor.slice(...range(random.pick(others))));
  }
  if (roll < 0.7) {
    const names = expressions.filter((each) => each.kind === "Name").map((each) => source.slice(...range(each)));
    return splice(source, span, generateExpression(random, [...new Set(names)], comparable));
  }
  if (roll < 0.8) return splice(source, span, `(${text} ${random.pick(OPERATORS)} ${text})`);
  if (span.kind === "Name" && random.chance(0.3)) return splice(source, span, random.pick(MAGIC_NAMES));
  return splice(source, span, random.pick(random.pick(Object.values(LITERALS))));
}

function range(span: Span): [number, number] {
  return [span.start, span.end];
}
