/** Nodes by name, with those that each leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Groups of nodes that reach each other, and nodes that name themselves. */
export function cycles(graph: Graph): string[][] {
  const reach = new Map([...graph.keys()].map((node) => [node, reachable(graph, graph.get(node)!)]));
  const circular = [...graph.keys()].filter((node) => reach.get(node)!.has(node));
  const groups = new Map<string, string[]>();
  for (const node of circular) {
    const group = circular.filter((other) => reach.get(node)!.has(other) && reach.get(other)!.has(node));
    groups.set(group.join(" "), group);
  }
  return [...groups.values()];
}

/** The nodes that some nodes lead to, these included. */
export function reachable(graph: Graph, from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    waiting.push(...(graph.get(node) ?? []));
  }
  return found;
}
