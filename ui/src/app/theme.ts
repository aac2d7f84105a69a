// Ant Design in the program's colours.
import { theme, type ThemeConfig } from "antd";
import { dark, light } from "./palette.mjs";

/** The Ant Design tokens, made from the palette. */
export function antTheme(isDark: boolean, scale: number, moves: boolean): ThemeConfig {
  const colour = isDark ? dark : light;
  const px = (size: number) => Math.round(size * scale);
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "desk" },
    token: {
      colorPrimary: colour.teal,
      colorPrimaryHover: colour.tealHover,
      colorPrimaryActive: colour.tealPress,
      colorPrimaryText: colour.teal,
      colorPrimaryBg: colour.tealSoft,
      colorLink: colour.teal,
      colorLinkHover: colour.tealHover,
      colorInfo: colour.teal,
      colorSuccess: colour.teal,
      colorError: colour.seal,
      colorErrorHover: colour.sealHover,
      colorErrorBg: colour.sealSoft,
      colorErrorBorder: colour.hairlineStrong,
      colorSuccessBg: colour.tealSoft,
      colorSuccessBorder: colour.hairlineStrong,
      colorInfoBg: colour.tealSoft,
      colorInfoBorder: colour.hairlineStrong,
      colorWarning: colour.amber,
      colorWarningBg: colour.amberSoft,
      colorWarningBorder: colour.hairlineStrong,
      colorText: colour.ink,
      colorTextSecondary: colour.inkSoft,
      colorTextTertiary: colour.inkFaint,
      colorTextPlaceholder: colour.inkFaint,
      colorTextDisabled: colour.inkFaint,
      colorBgLayout: colour.paper,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.raised,
      colorBgMask: colour.shade,
      colorBorder: colour.edge,
      colorBorderSecondary: colour.hairline,
      colorSplit: colour.hairline,
      fontFamily: "var(--sans)",
      fontSize: px(14),
      controlHeight: px(32),
      sizeUnit: px(4),
      borderRadius: 4,
      lineWidth: 1,
      wireframe: false,
      motion: moves,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.15s",
      boxShadow: "0 4px 16px var(--shade)",
    },
    components: {
      Button: { defaultBorderColor: colour.hairlineStrong, primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", primaryColor: colour.onTeal, fontWeight: 500 },
      Modal: { titleFontSize: px(16) },
      Drawer: { paddingLG: px(24), footerPaddingInline: px(24), footerPaddingBlock: px(12) },
      Form: { itemMarginBottom: px(20), verticalLabelPadding: `0 0 ${px(4)}px`, labelColor: colour.inkSoft },
      Tag: { defaultBg: colour.paperDeep, defaultColor: colour.inkSoft },
      Tooltip: { colorBgSpotlight: colour.ink, colorTextLightSolid: colour.paper },
      Segmented: { trackBg: isDark ? colour.hairline : colour.paperDeep, itemSelectedBg: colour.raised },
    },
  };
}
