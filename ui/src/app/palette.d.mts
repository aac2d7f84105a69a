export interface Palette {
  paper: string;
  paperDeep: string;
  surface: string;
  raised: string;
  ink: string;
  inkSoft: string;
  inkFaint: string;
  hairline: string;
  hairlineStrong: string;
  edge: string;
  teal: string;
  tealHover: string;
  tealPress: string;
  tealSoft: string;
  onTeal: string;
  seal: string;
  sealHover: string;
  sealSoft: string;
  amber: string;
  amberSoft: string;
  onAmber: string;
  shade: string;
  hover: string;
  bone: string;
}
export const light: Palette;
export const dark: Palette;
export function cssVariables(): string;
