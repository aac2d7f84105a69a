// Where the lines of the picture of a rate table lie.
import type { GuidelineBand } from "@/ipc";

// Places on the drawing. These are pixels: what a chart shows is approximate, and no amount comes from here.

export const WIDTH = 480;
export const HEIGHT = 216;
const LEFT = 40;
const BOTTOM = 28;
const TOP = 12;
const RIGHT = 12;

export interface Curve {
  steps: { x: number; width: number; rate: number; floor: number; ceiling: number; band: GuidelineBand }[];
  ticks: { y: number; rate: string }[];
  ends: { x: number; amount: string }[];
  base: number;
}

/** The bands side by side, each as wide, the rates to scale: the ends of the bands grow tenfold, a true axis would hide the low ones. */
export function curveOf(bands: readonly GuidelineBand[]): Curve {
  const top = Math.max(0.01, ...bands.map((band) => Number(band.ceiling)));
  const highest = Math.ceil(top * 100);
  const base = HEIGHT - BOTTOM;
  const y = (rate: number) => base - (rate * 100 * (base - TOP)) / highest;
  const width = (WIDTH - LEFT - RIGHT) / bands.length;
  const step = highest > 12 ? 5 : highest > 5 ? 2 : 1;
  return {
    base,
    steps: bands.map((band, index) => ({ x: LEFT + index * width, width, rate: y(Number(band.rate)), floor: y(Number(band.floor)), ceiling: y(Number(band.ceiling)), band })),
    ticks: Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => ({ y: y((index * step) / 100), rate: `${index * step}%` })),
    ends: bands.flatMap((band, index) => (band.up_to ? [{ x: LEFT + (index + 1) * width, amount: band.up_to }] : [])),
  };
}
