import { nodes, type Path, type Tree } from "./tree.ts";

/** Facts of which the next key is part of the name: `rival.health`, `was.dead`, `depth.relu`. */
const WITH_KEY: readonly string[] = ["rival", "was", "depth"];

function nameOf({ name, parts }: Path): string {
  const [first] = parts;
  if (!WITH_KEY.includes(name) || !first) return name;
  if ("key" in first) return `${name}.${first.key}`;
  const key = "index" in first && first.index.kind === "literal" ? first.index.value : undefined;
  return typeof key === "string" ? `${name}.${key}` : name;
}

/** The names of the facts that an expression needs, each once: `health`, `rival.train`, `was.dead`, `depth.relu`. */
export const factsOf = (tree: Tree): string[] => [
  ...new Set(nodes(tree).flatMap((node) => (node.kind === "path" ? [nameOf(node)] : []))),
];
