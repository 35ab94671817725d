/** `coluber/worker`: the VM in a child process or a worker thread, behind the Executor interface. */

export { WorkerExecutor, type WorkerExecutorOptions } from "./executor/worker.js";
export type {
  Executor,
  ExecutorDescription,
  ExecutorDone,
  ExecutorFinal,
  ExecutorRaised,
  ExecutorResult,
  ExecutorRun,
  ExecutorStart,
  ExecutorStopped,
  ExecutorUsed,
} from "./executor/executor.js";
