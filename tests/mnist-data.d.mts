import type { Engine } from "../web/engine/engine.ts";

export const side: number;
export const trainRows: number;
export const testRows: number;

export function mnistData(engine: Engine): { inputs: Uint8Array; targets: Uint8Array };
