// The Chinese words, one file an area: `deal.title` stands in `deal.json`. Their keys are the keys that the code may name.
export { default as app } from "./zh-CN/app.json";
export { default as commission } from "./zh-CN/commission.json";
export { default as contract } from "./zh-CN/contract.json";
export { default as deal } from "./zh-CN/deal.json";
export { default as desk } from "./zh-CN/desk.json";
export { default as ledger } from "./zh-CN/ledger.json";
export { default as list } from "./zh-CN/list.json";
export { default as mandate } from "./zh-CN/mandate.json";
export { default as member } from "./zh-CN/member.json";
export { default as organisation } from "./zh-CN/organisation.json";
export { default as payee } from "./zh-CN/payee.json";
export { default as rates } from "./zh-CN/rates.json";
export { default as result } from "./zh-CN/result.json";
export { default as shared } from "./zh-CN/shared.json";
export { default as statement } from "./zh-CN/statement.json";
