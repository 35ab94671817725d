/*
 * Source text to AST. Placeholder interface, filled in next; the signature is final.
 */
import type { Expression, Interactive, Module } from "./ast.js";

export interface ParseOptions {
  readonly filename: string;
  readonly mode?: "exec" | "eval" | "single";
}
export declare function parseModule(source: string, options: ParseOptions & { readonly mode: "eval" }): Expression;
export declare function parseModule(source: string, options: ParseOptions & { readonly mode: "single" }): Interactive;
export declare function parseModule(source: string, options: ParseOptions): Module;
