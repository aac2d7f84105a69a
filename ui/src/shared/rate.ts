// Rates are fractions as text, `0.035`; people read and type per cent. The point moves, nothing is rounded.

/** `0.035` as `3.5%`. */
export function formatRate(rate: string | null | undefined): string {
  if (rate == null || rate === "") return "–";
  const [whole = "0", decimals = ""] = rate.split(".");
  const digits = decimals.padEnd(2, "0");
  const left = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const right = digits.slice(2).replace(/0+$/, "");
  return `${left}${right && `.${right}`}%`;
}

/** `3.5`, `3.5%` or `３.５％` as `0.035`; null for what is no rate from 0 to 100 per cent with four decimals. */
export function readRate(text: string): string | null {
  const plain = text.normalize("NFKC").replace(/[\s%]/g, "");
  const match = /^(\d{1,3})(?:\.(\d{0,4}))?$/.exec(plain);
  if (!match) return null;
  const digits = match[1]!.padStart(3, "0");
  const decimals = `${digits.slice(1)}${match[2] ?? ""}`.replace(/0+$/, "");
  const rate = `${digits[0]}${decimals && `.${decimals}`}`;
  return digits[0] === "0" || rate === "1" ? rate : null;
}

/** A difference in parts per million as percentage points, `+1.5`. */
export function formatPoints(ppm: number): string {
  const digits = String(Math.abs(ppm)).padStart(5, "0");
  const right = digits.slice(-4).replace(/0+$/, "");
  const sign = ppm > 0 ? "+" : ppm < 0 ? "\u2212" : "";
  return `${sign}${digits.slice(0, -4)}${right && `.${right}`}`;
}

/** A share as people read it: `45%`, `1/3`. */
export function formatShare(share: string | null | undefined): string {
  if (!share) return "–";
  return share.includes("/") ? share : `${share}%`;
}

/** A share as it is typed: `45`, `45 %`, `１／３`. */
export function readShare(text: string): string | null {
  const plain = text.normalize("NFKC").replace(/[\s%]/g, "");
  return /^((0|[1-9]\d{0,2})(\.\d{1,4})?|[1-9]\d{0,3}\/[1-9]\d{0,3})$/.test(plain) ? plain : null;
}

type Fraction = readonly [top: bigint, bottom: bigint];

/** The sum of shares as a fraction of the whole. */
function sumOf(shares: readonly string[]): Fraction {
  const fraction = (share: string): Fraction => {
    const [top, bottom] = share.split("/");
    if (bottom) return [BigInt(top!), BigInt(bottom)];
    const [whole, decimals = ""] = share.split(".");
    return [BigInt(whole + decimals.padEnd(4, "0")), 1_000_000n];
  };
  return shares.map(fraction).reduce(([a, b], [c, d]) => [a * d + c * b, b * d], [0n, 1n]);
}

/** Do the shares make exactly the whole? */
export function isWhole(shares: readonly string[]): boolean {
  const [top, bottom] = sumOf(shares);
  return shares.length > 0 && top === bottom;
}

/** What the shares leave of the whole, as per cent where that is exact and else as a fraction; empty where they leave nothing. */
export function restOf(shares: readonly string[]): string {
  const [taken, bottom] = sumOf(shares);
  const top = bottom - taken;
  if (top <= 0n) return "";
  if ((top * 1_000_000n) % bottom === 0n) {
    const digits = String((top * 1_000_000n) / bottom).padStart(5, "0");
    const decimals = digits.slice(-4).replace(/0+$/, "");
    return `${digits.slice(0, -4)}${decimals && `.${decimals}`}`;
  }
  let [a, b] = [top, bottom];
  while (b > 0n) [a, b] = [b, a % b];
  return `${top / a}/${bottom / a}`;
}
