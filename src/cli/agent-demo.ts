/**
 * The demonstration: a scripted model works through a real task with two tools. It meets a surprise in the data, is told of
 * a wrong call before anything runs, repairs both, and answers. No key, no network.
 */

import { scriptedModel, type ScriptedModel } from "../agent/scripted.js";
import { ToolError, tool, type AnyTool } from "../host/tools.js";

export const DEMO_TASK =
  "Which customer owes us the most from October 2026, and how much is it in euros? Count unpaid invoices only.";

const INVOICES = [
  { id: "R-101", customer: "Baker & Sons", amount: "1,250.00", currency: "USD", paid: false },
  { id: "R-102", customer: "Cafe Lumen", amount: "480.50", currency: "EUR", paid: false },
  { id: "R-103", customer: "Baker & Sons", amount: "310.40", currency: "EUR", paid: true },
  { id: "R-104", customer: "Dockside Ltd", amount: "930.00", currency: "GBP", paid: false },
  { id: "R-105", customer: "Cafe Lumen", amount: "642.25", currency: "EUR", paid: false },
] as const;
const RATES: Readonly<Record<string, number>> = { EUR: 1, USD: 0.86, GBP: 1.15 };

export const DEMO_TOOLS: Readonly<Record<string, AnyTool>> = {
  list_invoices: tool({
    description: "All invoices of a month.",
    inputSchema: {
      type: "object",
      properties: { month: { type: "string", description: 'Like "2026-10".' } },
      required: ["month"],
    },
    outputSchema: { type: "array", items: { type: "object" } },
    execute: ({ month }: { month: string }) => (month === "2026-10" ? INVOICES : []),
  }),
  exchange_rate: tool({
    description: "What one unit of a currency is worth in euros.",
    inputSchema: {
      type: "object",
      properties: { currency: { type: "string", description: "Its code, three letters." } },
      required: ["currency"],
    },
    outputSchema: { type: "number" },
    execute: async ({ currency }: { currency: string }) => {
      await Promise.resolve();
      const rate = RATES[currency];
      if (rate === undefined) throw new ToolError("ValueError", `unknown currency: ${currency}`);
      return rate;
    },
  }),
};

const REPLIES: readonly string[] = [
  `Thought: I do not know what an invoice looks like, so I fetch them and look at the first.
<code>
invoices = list_invoices("2026-10")
print(len(invoices), "invoices; the first:", invoices[0])
</code>`,
  `Thought: I add up the unpaid amounts by customer, each in euros.
<code>
owed = {}
for invoice in invoices:
    if not invoice["paid"]:
        rate = exchange_rate(code=invoice["currency"])
        owed[invoice["customer"]] = owed.get(invoice["customer"], 0) + float(invoice["amount"]) * rate
print(owed)
</code>`,
  `Thought: The parameter is called currency. I also keep the rates, so that each is asked for once.
<code>
from collections import defaultdict

rates = {code: exchange_rate(code) for code in {invoice["currency"] for invoice in invoices}}
owed = defaultdict(float)
for invoice in invoices:
    if not invoice["paid"]:
        owed[invoice["customer"]] += float(invoice["amount"]) * rates[invoice["currency"]]
print(dict(owed))
</code>`,
  `Thought: Amounts have commas in them. The rates are there already; I only repeat the sum, without the commas.
<code>
owed = defaultdict(float)
for invoice in invoices:
    if not invoice["paid"]:
        owed[invoice["customer"]] += float(invoice["amount"].replace(",", "")) * rates[invoice["currency"]]
for customer, total in sorted(owed.items(), key=lambda item: -item[1]):
    print(f"{customer:<14}{total:>10.2f} EUR")
</code>`,
  `Thought: Cafe Lumen owes the most.
<code>
customer = max(owed, key=owed.get)
final_answer(f"{customer} owes {owed[customer]:.2f} EUR")
</code>`,
];

export function demoModel(): ScriptedModel {
  return scriptedModel(
    REPLIES.map((text) => ({ text, deltaLength: 12 })),
    { modelId: "demonstration" },
  );
}
