import { expect, test } from "vitest";
import { i18n } from "@/i18n";
import type { Earned, Standing } from "@/ipc";
import { partWords, stepsOf, zeroWords, type Explained } from "./steps";

const t = i18n.getFixedT("zh-CN");
const sum = (base: string, amount: string, exact = amount): Earned => ({
  base,
  slices: base === "0.00" ? [] : [{ band: 0, from: "0.00", to: base, rate: "0.06", amount: exact }],
  factor: "1",
  amount,
});
const standing = (part: Partial<Standing> & { x?: string; earn?: string; exact?: string }): Standing => {
  const { x = "0.00", earn = "0.00", exact, ...rest } = part;
  const layers = x === "0.00" ? [] : [{ lower: sum("0.00", "0.00"), upper: sum(x, earn, exact), earned: earn }];
  return { clause: 0, signed: true, received: x, base: x, layers, earned: earn, due: earn, creditable: "0.00", payable: earn, decided: [], ...rest };
};
const clause: Explained["clause"] = {
  terms: {
    currency: "CNY",
    earning: "receipts",
    base: "receipts",
    factor: "1",
    cap: "300000.00",
    scale: { method: "marginal", bands: [{ up_to: null, rate: "0.06" }] },
    shares: [{ payee: "p", share: "100" }],
  },
  cited: [{ id: "t", name: "指导标准", version: "G-2024", issuer: "协会", effective_from: "2024-01-01", is_applied: true }],
};
const line = (part: Pick<Explained["line"], "commission" | "payable"> & { before: Standing; after: Standing }): Explained => ({
  kind: "receipt",
  on: "2026-01-10",
  amount: "3333333.33",
  receiptKind: "milestone",
  clause,
  line: { commission: part.commission, payable: part.payable, explain: { before: part.before, after: part.after } },
  parts: [],
});
const said = (of: Explained) => Object.fromEntries(stepsOf(of, t).map((step) => [step.key, `${step.text} | ${step.result ?? ""}`]));

test("a capped line goes from the receipt over clause, table and slices to the cap", () => {
  const before = standing({ x: "3333333.33", earn: "200000.00" });
  const after = standing({ x: "6666666.66", earn: "400000.00", exact: "399999.9996", due: "300000.00", payable: "300000.00", cap: "300000.00", decided: ["cap"] });
  const of = line({ commission: "100000.00", payable: "100000.00", before, after });
  const chain = said(of);
  expect(Object.keys(chain)).toEqual(["event", "clause", "rates", "base", "bands", "earned", "due", "commission", "payable"]);
  expect(chain.event).toBe("2026-01-10 · 到款（里程碑款） | 3,333,333.33");
  expect(chain.clause).toContain("封顶 300,000.00");
  expect(chain.rates).toContain("《指导标准》G-2024");
  expect(chain.due).toBe("累计所得 400,000.00 高于封顶 300,000.00，取封顶 | 300,000.00");
  expect(chain.commission).toBe("累计佣金（A）本笔后 300,000.00 − 本笔前 200,000.00 | 100,000.00");
  const bands = stepsOf(of, t).find((step) => step.key === "bands")!;
  expect(bands.sums!.map(({ title, total }) => `${title} = ${total}`)).toEqual(["S(3,333,333.33) = 200,000.00", "S(6,666,666.66) = 400,000.00"]);
  expect(bands.sums![1]!.rows[0]).toEqual({ band: "第 1 档", stretch: "0.00 – 6,666,666.66", rate: "6%", amount: "399,999.9996" });
});

test("a creditable retainer is taken off before anything is payable", () => {
  const before = standing({ creditable: "30000.00", payable: "0.00" });
  const after = standing({ x: "1111111.11", earn: "66666.67", creditable: "30000.00", payable: "36666.67", decided: ["credit"] });
  const chain = said(line({ commission: "66666.67", payable: "36666.67", before, after }));
  expect(chain.credit).toBe("累计佣金 66,666.67 − 已收可抵扣前期服务费（R）30,000.00，不低于零 | 36,666.67");
  expect(chain.payable).toBe("累计应付（P）本笔后 36,666.67 − 本笔前 0.00 | 36,666.67");
});

test("what moves nothing is explained by itself alone", () => {
  const stands = standing({});
  const of: Explained = { ...line({ commission: "0.00", payable: "10000.00", before: stands, after: stands }), kind: "retainer", amount: "10000.00", receiptKind: null };
  expect(Object.keys(said(of))).toEqual(["event", "payable"]);
  expect(said(of).payable).toBe("本项金额 10,000.00 | 10,000.00");
});

test("a part is a share of its line, but for the line that brings the commission to nothing", () => {
  const of = line({ commission: "-50.00", payable: "-50.00", before: standing({ x: "1000.00", earn: "50.00" }), after: standing({}) });
  const part = { name: "李", share: "1/3", amount: "-16.67" };
  expect(partWords(of, part, t)).toBe("李：\u221250.00 × 1/3");
  const nothing = { ...of, line: { ...of.line, explain: { ...of.line.explain, comes_to_nothing: true } } };
  expect(partWords(nothing, part, t)).toBe("李：佣金至此归零，不另行分配，与此前各笔所得之和相反（前期服务费与调整除外）");
  expect(partWords(nothing, part, i18n.getFixedT("en"))).toContain("comes to zero");
});

test("every zero has its sentence in both languages", () => {
  const reasons = ["zero_amount", "not_signed", "nothing_received", "earned_at_signing", "nothing_due_at_completion", "technology_reached", "rounds_to_nothing", "rate_is_zero", "smaller_base_earns_as_much", "cap_reached", "covered_by_minimum", "covered_by_retainer", "not_commission", "set_off"] as const;
  for (const language of ["zh-CN", "en"]) for (const reason of reasons) expect(zeroWords(i18n.getFixedT(language), reason)).not.toContain("explain.");
});

test("an adjustment says its reason, which stands apart from it, or that it was erased", () => {
  const of = { ...line({ commission: "0.00", payable: "-5.00", before: standing({}), after: standing({}) }), kind: "adjustment" as const, amount: "-5.00", receiptKind: null };
  const event = { kind: "adjustment" as const, on: "2026-01-10", amount: "-5.00", reason: "01a2" };
  expect(said({ ...of, event, reason: "首单优惠" }).event).toBe("2026-01-10 · 调整 · 首单优惠 | \u22125.00");
  expect(said({ ...of, event }).event).toBe("2026-01-10 · 调整 · （已抹除） | \u22125.00");
});
