// The one list of features, in the order of the rail: what the router, the rail, the search and the recycle bin are made of.
import * as deal from "@/features/deal/feature";
import * as desk from "@/features/desk/feature";
import * as list from "@/features/list/feature";
import * as organisation from "@/features/organisation/feature";
import * as payee from "@/features/payee/feature";
import * as rates from "@/features/rates/feature";
import * as result from "@/features/result/feature";
import * as statement from "@/features/statement/feature";
import type { Feature } from "@/shared/feature";
import * as today from "./today/feature";

const ALL = [today, deal, result, organisation, rates, statement, payee, list, desk];

export const FEATURES: readonly Feature[] = ALL.map(({ feature }) => feature);
export const PAGES = ALL.flatMap<(typeof ALL)[number]["pages"][number]>(({ pages }) => pages);

/** The places of the rail; `Ctrl+1` opens the first. */
export const RAIL = FEATURES.flatMap(({ rail }) => rail ?? []);
