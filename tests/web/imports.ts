import { dirname, join, relative } from "node:path";
import { parseSync } from "vite";

/**
 * How a file names another:
 * - `load`: the file is run when the importing one is (`import … from`, `import "…"`, `export … from`)
 * - `lazy`: `import("…")`
 * - `type`: `import type`, `export type`, `typeof import("…")`; gone after compilation
 * - `worker`: the query `?worker`; the file is run in a worker
 * - `url`: the query `?url` or `new URL("…", import.meta.url)`; the file is not run by this one
 * - `text`: the query `?raw`
 */
export type Kind = "load" | "lazy" | "type" | "worker" | "url" | "text";

export interface Import {
  /** A path below the root for a file of the project, else the name of a package. */
  readonly path: string;
  readonly kind: Kind;
}

type Node = Record<string, unknown> & { type: string };

const isNode = (value: unknown): value is Node => typeof (value as Partial<Node> | null)?.type === "string";

const text = (node: unknown): string | undefined =>
  isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;

const isImportMeta = (node: unknown, property: string): boolean =>
  isNode(node) &&
  node.type === "MemberExpression" &&
  (node.object as Node).type === "MetaProperty" &&
  (node.property as Node).name === property;

/** The file or package that a node names, and how; undefined if it names none. */
function named(node: Node): { source: string; kind: Kind } | undefined {
  const found = (source: unknown, kind: Kind) => {
    const name = text(source);
    return name === undefined ? undefined : { source: name, kind };
  };
  switch (node.type) {
    case "ImportDeclaration":
      return found(node.source, node.importKind === "type" ? "type" : "load");
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return found(node.source, node.exportKind === "type" ? "type" : "load");
    case "TSImportType":
      return found(node.source, "type");
    case "ImportExpression":
      return found(node.source, "lazy");
    case "NewExpression": {
      const [path, base] = node.arguments as unknown[];
      return (node.callee as Node).name === "URL" && isImportMeta(base, "url") ? found(path, "url") : undefined;
    }
    default:
      return undefined;
  }
}

const QUERIES: readonly (readonly [RegExp, Kind])[] = [
  [/[?&]worker\b/, "worker"],
  [/[?&]url\b/, "url"],
  [/[?&]raw\b/, "text"],
];

/** Everything that a source file imports, with the files' paths below `root`. */
export function importsOf(root: string, file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const found: Import[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    const name = named(value);
    if (name) {
      const [path] = name.source.split("?");
      const kind = QUERIES.find(([query]) => query.test(name.source))?.[1] ?? name.kind;
      found.push({ path: path.startsWith(".") ? relative(root, join(root, dirname(file), path)) : path, kind });
    }
    Object.values(value).forEach(visit);
  };
  visit(program);
  return found;
}
