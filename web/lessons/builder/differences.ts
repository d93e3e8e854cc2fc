import { isRecord } from "../../platform/guards.ts";
import { isEqual } from "../../platform/equal.ts";

const NAME = /^[A-Za-z_]\w*$/;

/** The changes by path below two values, or one of the whole if its parts have no paths. */
function below(path: string, one: unknown, other: unknown): Record<string, unknown> {
  if (isEqual(one, other)) return {};
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length && other.some(isRecord))
    return Object.assign({}, ...other.map((each, i) => below(`${path}[${i}]`, one[i], each))) as Record<
      string,
      unknown
    >;
  if (!isRecord(one) || !isRecord(other)) return { [path]: other };
  const keys = Object.keys(other);
  const isWhole = Object.keys(one).some((key) => other[key] === undefined) || !keys.every((key) => NAME.test(key));
  if (isWhole) return { [path]: other };
  return Object.assign({}, ...keys.map((key) => below(`${path}.${key}`, one[key], other[key]))) as Record<
    string,
    unknown
  >;
}

/** The changes by path that lead from one experiment to another, as `withPaths` takes them. Both have all keys. */
export const differences = (one: object, other: object): Record<string, unknown> =>
  Object.assign(
    {},
    ...Object.entries(other).map(([key, value]) => below(key, (one as Record<string, unknown>)[key], value)),
  ) as Record<string, unknown>;
