import type { Plugin } from "vite";
export function frame(): Plugin;
