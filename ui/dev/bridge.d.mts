import type { Plugin } from "vite";
export function bridge(): Plugin;
