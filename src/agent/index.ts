/** `coluber/agent`: agents that act by writing Python. No provider code, no network code. */

export {
  CodeAgent,
  type AgentCallbacks,
  type AgentRunOptions,
  type ApprovalRequest,
  type CodeAgentOptions,
  type ExecutorFactory,
  type FinalAnswerCheck,
} from "./agent.js";
export { RunHandle } from "./handle.js";
export type { AgentResult } from "./run.js";
export {
  TRACE_HEADER,
  eventLine,
  type AgentEvent,
  type AgentEventType,
  type EventBase,
  type EventBody,
  type Purpose,
} from "./events.js";
export {
  Memory,
  MemoryFileError,
  answerText,
  stepText,
  type ActionOutcome,
  type ActionStep,
  type AgentImage,
  type AgentStatus,
  type FinalStep,
  type PlanStep,
  type Step,
  type SystemStep,
  type TaskStep,
  type ToolCallRecord,
} from "./memory.js";
export {
  ModelStreamError,
  callModel,
  type LanguageModel,
  type ModelCallOptions,
  type ModelGenerated,
  type ModelMessage,
  type ModelPart,
  type ModelReply,
  type ModelRequest,
  type ModelSettings,
  type ModelStreamed,
  type RetryOptions,
  type Usage,
} from "./model.js";
export { scriptedModel, type ScriptedModel, type ScriptedParts, type ScriptedReply } from "./scripted.js";
export { CODE_TAGS, extractCode, type CodeTags, type Extracted } from "./extract.js";
export { PROMPTS, systemPrompt, type PromptContext, type Prompts } from "./prompt.js";
export { AgentSnapshotError, type AgentSnapshotCode } from "./snapshot.js";
export { decodeValue, encodeValue } from "./encode.js";
export type { Budget, Exceeded } from "./ledger.js";
export type { ToolSets } from "./tools.js";
export { LocalExecutor, type LocalExecutorOptions } from "../executor/local.js";
export type {
  Executor,
  ExecutorDescription,
  ExecutorResult,
  ExecutorRun,
  ExecutorStart,
  ExecutorUsed,
} from "../executor/executor.js";
export {
  mcpTools,
  type McpHttpServer,
  type McpNote,
  type McpServerAddress,
  type McpStdioServer,
  type McpTools,
  type McpToolsOptions,
} from "./mcp.js";
export {
  toolbox,
  userInput,
  visitWebpage,
  webSearch,
  wikipediaSearch,
  type EgressPolicy,
  type SearchResult,
  type ToolboxOptions,
  type UserInputOptions,
  type VisitWebpageOptions,
  type WebSearchOptions,
  type WikipediaOptions,
} from "./toolbox/index.js";
export {
  codeTool,
  type CodeTool,
  type CodeToolOptions,
  type CodeToolResult,
  type CodeToolSchema,
} from "./code-tool.js";
export { telemetry, type SpanLike, type TelemetryOptions, type TracerLike } from "./telemetry.js";
