import type { Engine } from "../web/engine/engine.ts";

export function mnistFiles(engine: Engine): { name: string; mimeType: string; buffer: Buffer }[];
