/** `coluber/ai`: Coluber and the AI SDK (the package `ai`, version 6). */

export {
  codeTool,
  type CodeTool,
  type CodeToolOptions,
  type CodeToolResult,
  type CodeToolSchema,
} from "./agent/code-tool.js";
export { agentModel, agentTool, type AgentModel, type AgentToolOptions, type AgentToolResult } from "./agent/ai.js";
