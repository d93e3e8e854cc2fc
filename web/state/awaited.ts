import type { Config, Issue } from "../engine/types.ts";
import { isStored } from "../experiment/experiment.ts";
import { isCount, isRecord } from "../platform/guards.ts";
import type { AwaitingData, Origin } from "./notice.ts";

/**
 * What is missing, if it is stored data that the config describes. Its other issues may be of that, such as features that
 * only this data has. `config` may be invalid.
 */
export function awaitedOf(
  issues: readonly Issue[],
  { config, baseline, from }: { config: unknown; baseline: Config | null; from: Origin },
): AwaitingData | undefined {
  if (!isRecord(config)) return undefined;
  const { data }: Config = config;
  if (!isRecord(data) || !isStored(data)) return undefined;
  const isMissing = issues.some(
    ({ code, args }) => code === "stored_data_missing" && args.reference === data.reference,
  );
  if (!isMissing) return undefined;
  const { rows, shape, test_rows = 0 } = data;
  if (!isCount(rows) || !isCount(test_rows) || !Array.isArray(shape) || !shape.every(isCount)) return undefined;
  return { data, config, baseline, from };
}
