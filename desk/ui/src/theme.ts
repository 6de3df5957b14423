import { createTheme, type MantineColorsTuple, type CSSVariablesResolver } from "@mantine/core";

// Every "6" and darker reaches 4.5:1 on white, and white on it: axe finds Mantine's own orange, green and blue too pale.
const ai: MantineColorsTuple = ["#eef4fb", "#d9e6f4", "#b3cce8", "#86add8", "#5c8fc7", "#3a72b3", "#1f5a9e", "#184a85", "#133c6c", "#0d2c51"];
const matsu: MantineColorsTuple = ["#ecf7f0", "#d5ecdd", "#a9d8ba", "#77bf92", "#4aa36d", "#2b8552", "#1b6e41", "#155a35", "#10472a", "#0a331e"];
const kohaku: MantineColorsTuple = ["#fdf6e7", "#f9e8c4", "#f2d18c", "#e5b14f", "#cb8f22", "#a77012", "#85560a", "#6d4607", "#563705", "#3f2803"];
const shu: MantineColorsTuple = ["#fdf0ee", "#f9dbd7", "#f1b4ac", "#e5877c", "#d65b4e", "#c53b2d", "#ab2a1f", "#8d2119", "#6f1a13", "#52120d"];
const sumi: MantineColorsTuple = ["#f5f6f8", "#e8eaee", "#d3d7de", "#b4bac5", "#8d95a3", "#6b7482", "#535c6a", "#414956", "#2f3641", "#1e242d"];

export const theme = createTheme({
  primaryColor: "ai",
  primaryShade: 6,
  colors: { ai, matsu, kohaku, shu, sumi, gray: sumi },
  fontFamily: '"BIZ UDPGothic", "Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "IPAexGothic", Meiryo, sans-serif',
  fontFamilyMonospace: '"BIZ UDGothic", "MS Gothic", "IPAexGothic", monospace',
  headings: { fontWeight: "700", sizes: { h1: { fontSize: "1.25rem" }, h2: { fontSize: "1.0625rem" }, h3: { fontSize: "0.9375rem" } } },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  defaultRadius: "sm",
  cursorType: "pointer",
  focusRing: "auto",
  components: {
    Button: { defaultProps: { size: "xs" } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", allowDeselect: false } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: "sm", fz: "sm" } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1e242d",
    "--mantine-color-dimmed": "#535c6a",
    "--mantine-color-placeholder": "#6b7482",
    "--mantine-color-error": "#ab2a1f",
  },
  dark: {},
});
