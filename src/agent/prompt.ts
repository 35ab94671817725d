/**
 * Prompts, in our own words, made of parts that a user may replace one by one: text, or a function of the context. The
 * tools stand in them as Python declarations. Sizes: `npx tsx test/tools/prompt-sizes.ts`.
 */

import { describeTools, type Tools } from "../host/tools.js";
import type { CodeTags } from "./extract.js";
import { answerText, type ActionStep, type PlanStep, type StepTexts, type TaskStep } from "./memory.js";

/** What the prompts are made from. */
export interface PromptContext {
  readonly tags: CodeTags;
  readonly tools: Tools;
  /** Managed agents, as tools. */
  readonly team: Tools;
  /** Name of the function that ends a run. */
  readonly finalAnswer: string;
  /** Import patterns of the place where code runs. */
  readonly imports: readonly string[];
  readonly python: string;
  readonly topLevelAwait: boolean;
  /** The user's own words. */
  readonly instructions: string;
  /** Replies are JSON `{thought, code}`. */
  readonly isStructured: boolean;
  readonly maxSteps: number;
}

type Part<Extra extends readonly unknown[] = []> = string | ((context: PromptContext, ...extra: Extra) => string);

/** Every text that a model reads. The system prompt is the parts from `role` to `instructions`, empty ones left out. */
export interface Prompts {
  readonly role: Part;
  readonly protocol: Part;
  readonly examples: Part;
  readonly tools: Part;
  readonly team: Part;
  readonly rules: Part;
  readonly imports: Part;
  readonly instructions: Part;
  /** Above a task. */
  readonly task: Part<[step: TaskStep]>;
  /** Asks for the first plan, and for a new one. */
  readonly plan: Part<[info: { readonly isFirst: boolean; readonly stepsLeft: number }]>;
  /** Said after a plan. */
  readonly afterPlan: Part;
  /** What came of an action. */
  readonly observation: Part<[step: ActionStep]>;
  /** After a reply without code. */
  readonly noCode: Part<[reason: "empty" | "no-code"]>;
  /** After an error that was met before. */
  readonly repeated: Part<[times: number]>;
  /** Asks for an answer when the steps are used up. */
  readonly lastChance: Part<[task: string]>;
  /** What a managed agent is asked. */
  readonly managedTask: Part<[name: string, task: string]>;
}

function fence(code: string): string {
  return `\`\`\`python\n${code.trimEnd()}\n\`\`\``;
}

function reply({ tags, isStructured }: PromptContext, thought: string, code: string): string {
  return isStructured ? JSON.stringify({ thought, code }) : `Thought: ${thought}\n${tags[0]}\n${code}\n${tags[1]}`;
}

function isEmpty(tools: Tools): boolean {
  return tools instanceof Map ? tools.size === 0 : Object.keys(tools).length === 0;
}

export const PROMPTS: Prompts = {
  role: "You solve tasks by writing Python, one short program at a time. Each program is run for you; you see what it prints, and then write the next one. You are done when you call the function that takes your answer.",

  protocol: (context) =>
    context.isStructured
      ? `Every reply is one JSON object with two texts: "thought" (what you know, what you will do now and why: one to three sentences) and "code" (a Python program). What it printed, and the value of its last expression, comes back as an Observation. Names that you define stay defined. When you know the answer, call ${context.finalAnswer}(answer): this ends the task.`
      : `Every reply has two parts:

Thought: what you know, what you will do now, and why. One to three sentences.
${context.tags[0]}
a Python program
${context.tags[1]}

Stop after ${context.tags[1]}. What the program printed, and the value of its last expression, comes back as an Observation; never write one yourself. Names that you define stay defined in later programs. When you know the answer, call ${context.finalAnswer}(answer) in a program: this ends the task.`,

  examples: (context) => `Two examples, with functions that you may not have:

Task: Which of the cities Oslo, Lima and Pune is warmest today?
${reply(context, "I will ask for each city's temperature and compare them.", 'temperatures = {city: get_temperature(city) for city in ["Oslo", "Lima", "Pune"]}\nprint(temperatures)')}
Observation:
{'Oslo': 4.5, 'Lima': 22.0, 'Pune': 31.5}
${reply(context, "Pune is the warmest, with 31.5 degrees.", `${context.finalAnswer}("Pune")`)}

Task: What is the sum of the numbers in the page "report"?
${reply(context, "I do not know the format of the page, so I look at its beginning first.", 'page = read_page("report")\nprint(page[:300])')}
Observation:
Units sold: 12 (north), 30 (south), 7 (west)
${reply(context, "The numbers stand in plain text; a regular expression finds them.", `import re\nnumbers = [int(n) for n in re.findall(r"\\d+", page)]\n${context.finalAnswer}(sum(numbers))`)}`,

  tools: (context) => {
    const declarations = isEmpty(context.tools) ? "" : describeTools(context.tools);
    return `Functions that you can call, besides Python's own:

${fence(`${declarations}${declarations === "" ? "" : "\n"}def ${context.finalAnswer}(answer):\n    """Ends the task with this answer."""`)}`;
  },

  team: (context) =>
    isEmpty(context.team)
      ? ""
      : `You lead a team. Its members are functions too: call one with a task in plain words, as complete as if written to somebody who knows nothing of yours, and get the member's answer back.

${fence(describeTools(context.team))}`,

  rules: (context) => `Rules:
- Call functions with the arguments that their declarations name. They give Python values: use these in the same program when you know their form; print them first when you do not.
- Do not guess what a function would give, and do not make up data: call it.
- Do not call a function again with the same arguments: keep the result in a variable.
- Do not give your variables the names of functions.
- Print what you need to see, in a few lines; long output is cut in the middle.
- After an error, read its last lines, change what caused it, and go on from there: what was defined before it is still there.${
    context.topLevelAwait
      ? "\n- Calls wait for their results. To make several at once: `a, b = await asyncio.gather(f(1), g(2))`, in code that uses await."
      : ""
  }
- Give the answer in the form in which the task asks for it.`,

  imports: (context) =>
    context.imports.length === 0
      ? `You have ${context.python} without any module: import is refused.`
      : context.imports.includes("*")
        ? `You have ${context.python} with its standard library; there is no shell, no network and no package to install.`
        : `You have ${context.python}. You may import these modules, and no others: ${context.imports.join(", ")}.`,

  instructions: (context) => context.instructions,

  task: (_context, { task, note }) => `Task: ${task}${note === "" ? "" : `\n\n${note}`}`,

  plan: (_context, { isFirst, stepsLeft }) =>
    isFirst
      ? `Before you begin, write a survey and a plan; no code yet.

Known: the facts that the task gives.
To look up: what must be found, and where.
To work out: what follows from these.
Plan: the steps, numbered, each one thing that a short program can do with the functions at hand. Up to ${stepsLeft} programs may be run.`
      : `Look back at what was done, and write the survey and the plan anew; no code yet.

Known: the facts that the task gives, and those that were found.
To look up: what is still missing, and where.
To work out: what is still to be derived.
Plan: the steps that are left, numbered. Where something failed, another way. Up to ${stepsLeft} programs may still be run.`,

  afterPlan: "Now carry out this plan, one program at a time.",

  observation: (_context, { observation }) => `Observation:\n${observation}`,

  noCode: (context, reason) =>
    `${reason === "empty" ? "Your reply was empty." : "There was no program in your reply, so nothing was run."} Reply in this form:\n\n${reply(context, "what you will do now, and why", "print(1 + 1)")}\n\nWhen you have the answer already:\n\n${reply(context, "I know the answer.", `${context.finalAnswer}("the answer")`)}`,

  repeated: (_context, times) =>
    `This is the same error for the ${times === 2 ? "second" : times === 3 ? "third" : `${times}th`} time. Do not try the same again: look at the values involved (print them, or their type), or take another way to the answer.`,

  lastChance: (_context, task) =>
    `No more programs can be run. From what was found so far, write the best answer to the task, as plain text and nothing else; say so where it is uncertain.\n\nTask: ${task}`,

  managedTask: (_context, name, task) =>
    `You are '${name}', a member of a team. Its leader gives you this task and will see nothing but your answer, so put into it everything that the leader needs: the result, how sure it is, and what you could not find out.\n\n${task}`,
};

const PARTS = ["role", "protocol", "examples", "tools", "team", "rules", "imports", "instructions"] as const;

/** The user's parts in place of ours. Throws a TypeError for a part that there is not. */
export function resolvePrompts(given: Partial<Prompts> | undefined): Prompts {
  if (given === undefined) return PROMPTS;
  for (const name of Object.keys(given))
    if (!Object.hasOwn(PROMPTS, name))
      throw new TypeError(`prompts: unknown part '${name}': expected one of ${Object.keys(PROMPTS).join(", ")}`);
  return { ...PROMPTS, ...given };
}

/** A part as text. */
export function partText<Extra extends readonly unknown[]>(
  part: Part<Extra>,
  context: PromptContext,
  ...extra: Extra
): string {
  return typeof part === "function" ? part(context, ...extra) : part;
}

/** The system prompt. */
export function systemPrompt(prompts: Prompts, context: PromptContext): string {
  return PARTS.map((name) => partText(prompts[name], context).trim())
    .filter((text) => text !== "")
    .join("\n\n");
}

/** How steps become messages. */
export function stepTexts(prompts: Prompts, context: PromptContext): StepTexts {
  return {
    task: (step) => partText(prompts.task, context, step),
    plan: (step: PlanStep) => ({ said: step.plan, asked: partText(prompts.afterPlan, context) }),
    action: (step) => ({ said: step.reply, observed: partText(prompts.observation, context, step) }),
  };
}

/** What the model is told of the variables that it finds. */
export function variablesNote(variables: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(variables);
  if (names.length === 0) return "";
  const lines = names.map((name) => `- ${name}: ${preview(variables[name])}`);
  return `These variables are defined already:\n${lines.join("\n")}`;
}

function preview(value: unknown): string {
  let text: string;
  if (Array.isArray(value)) text = `list of ${value.length}: ${answerText(value).replaceAll(/\s+/g, " ")}`;
  else if (value instanceof Map) text = `dict of ${value.size}`;
  else if (value instanceof Set) text = `set of ${value.size}`;
  else if (value instanceof Uint8Array) text = `bytes of length ${value.length}`;
  else if (typeof value === "string") text = `str of length ${value.length}: ${JSON.stringify(value)}`;
  else text = answerText(value).replaceAll(/\s+/g, " ");
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
