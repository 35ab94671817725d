/**
 * The model of `coluber agent`: any server that speaks OpenAI's protocol, through the optional package
 * `@ai-sdk/openai-compatible`, or a module of the user's that exports an AI SDK model. The only file of the command that
 * knows a provider.
 */

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkModel, errorText, type LanguageModel } from "../agent/model.js";
import { Misuse } from "./exit.js";

export const NO_MODEL = `no model given. There are three ways to give one:

  1. Options, for any server that speaks OpenAI's protocol (OpenAI, Hugging Face, Ollama, vLLM, …):
       coluber agent "task" --model qwen3:8b --base-url http://localhost:11434/v1
       coluber agent "task" --model gpt-5-mini                    (OpenAI, with OPENAI_API_KEY set)
       coluber agent "task" --model moonshotai/Kimi-K2-Instruct --base-url https://router.huggingface.co/v1
                                                                  (Hugging Face, with HF_TOKEN set)
  2. The environment: COLUBER_MODEL, COLUBER_BASE_URL and COLUBER_API_KEY, for the same servers.
  3. A module of yours that exports an AI SDK model of any provider:
       coluber agent "task" --model ./model.mjs

To see an agent at work without a model: coluber agent --demo`;

const OPENAI = "https://api.openai.com/v1";
/** Keys are sent only to the servers that they belong to. */
const KEYS: readonly (readonly [host: string, variable: string])[] = [
  ["api.openai.com", "OPENAI_API_KEY"],
  ["router.huggingface.co", "HF_TOKEN"],
];

export interface ModelArguments {
  readonly model: string | undefined;
  readonly baseUrl: string | undefined;
  readonly apiKeyEnv: string | undefined;
}

export async function findModel(given: ModelArguments, env: NodeJS.ProcessEnv = process.env): Promise<LanguageModel> {
  const model = given.model ?? nonEmpty(env["COLUBER_MODEL"]);
  if (model === undefined) throw new Misuse(NO_MODEL);
  if (/\.[mc]?js$/.test(model)) return modelFromModule(model);
  const baseUrl = given.baseUrl ?? nonEmpty(env["COLUBER_BASE_URL"]) ?? OPENAI;
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new Misuse(`--base-url: '${baseUrl}' is no address (expected something like http://localhost:11434/v1)`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Misuse(`--base-url: expected an http or https address, not '${baseUrl}'`);
  const variable = given.apiKeyEnv ?? KEYS.find(([host]) => host === url.hostname)?.[1] ?? "COLUBER_API_KEY";
  const apiKey =
    nonEmpty(env[variable]) ?? (given.apiKeyEnv === undefined ? nonEmpty(env["COLUBER_API_KEY"]) : undefined);
  if (apiKey === undefined && given.apiKeyEnv !== undefined)
    throw new Misuse(`--api-key-env: the environment has no ${given.apiKeyEnv}`);
  if (apiKey === undefined && KEYS.some(([host]) => host === url.hostname))
    throw new Misuse(`${url.hostname} needs a key: set ${variable}, or give another server with --base-url`);
  const { createOpenAICompatible } = await loadProvider();
  return createOpenAICompatible({
    name: url.hostname,
    baseURL: baseUrl.replace(/\/+$/, ""),
    includeUsage: true,
    ...(apiKey === undefined ? {} : { apiKey }),
  }).chatModel(model) as LanguageModel;
}

async function loadProvider(): Promise<typeof import("@ai-sdk/openai-compatible")> {
  try {
    return await import("@ai-sdk/openai-compatible");
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Misuse(
      "models on servers need the package @ai-sdk/openai-compatible: npm install @ai-sdk/openai-compatible",
    );
  }
}

async function modelFromModule(path: string): Promise<LanguageModel> {
  const exported = await importModule(path, "--model");
  const model: unknown = exported["default"] ?? exported["model"];
  try {
    return checkModel(model);
  } catch (error) {
    throw new Misuse(`${path} exports no AI SDK model, as default or as 'model' (${errorText(error)})`);
  }
}

/** The exports of a module of the user's. */
export async function importModule(path: string, option: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(pathToFileURL(resolve(path)).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new Misuse(`${option}: could not load ${path}: ${errorText(error)}`);
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}
