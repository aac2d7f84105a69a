// The bands of a scale as an editor holds them. Amounts are compared, never computed.

export interface EditedBand {
  /** The upper end; null for a field not filled in, and for the last band, which is open. */
  up_to: string | null;
  /** The rate as text, `0.05`; null where it can't be read. */
  rate: string | null;
  floor?: string | null;
  ceiling?: string | null;
}

/** What is wrong with one band. */
export type BandFault = "end_missing" | "end_not_above" | "rate_missing" | "floor_above_rate";

/** Compares two amounts or rates of the desk's own writing. */
export function compareText(left: string, right: string): number {
  const parts = (text: string) => {
    const [whole = "0", decimals = ""] = text.replace("-", "").split(".");
    return BigInt((text.startsWith("-") ? "-" : "") + whole + decimals.padEnd(6, "0"));
  };
  const [a, b] = [parts(left), parts(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is wrong, band by band: each end must lie above the one before, and the last band is open. */
export function bandFaults(bands: readonly EditedBand[], guided: boolean): (BandFault | null)[] {
  let reached = "0.00";
  return bands.map((band, index) => {
    const isLast = index === bands.length - 1;
    if (!isLast) {
      if (band.up_to === null) return "end_missing";
      if (compareText(band.up_to, reached) <= 0) return "end_not_above";
      reached = band.up_to;
    }
    if (band.rate === null) return "rate_missing";
    if (!guided) return null;
    if (band.floor == null || band.ceiling == null) return "rate_missing";
    return compareText(band.floor, band.rate) > 0 || compareText(band.rate, band.ceiling) > 0 ? "floor_above_rate" : null;
  });
}

/** Those bands of another scale that reach into the stretch from `above`, excluded, to `end`, included; it is open without one. */
export function bandsOver<B extends { up_to?: string | null }>(bands: readonly B[], above: string | null, end: string | null): B[] {
  return bands.filter(({ up_to }, index) => {
    const from = bands[index - 1]?.up_to ?? null;
    const beginsWithin = end === null || from === null || compareText(from, end) < 0;
    return beginsWithin && (above === null || !up_to || compareText(above, up_to) < 0);
  });
}

/** A further band before the open last one. */
export function addBand<B extends EditedBand>(bands: readonly B[], fresh: B): B[] {
  return [...bands.slice(0, -1), fresh, ...bands.slice(-1)];
}
