/** A cell of a notebook, as far as it is shown. */
export interface Cell {
  kind: "code" | "markdown";
  text: string;
}

interface Written {
  cells: { cell_type: string; source: string | string[] }[];
}

/** The cells of a notebook's file. */
export const cellsOf = (file: string): Cell[] =>
  (JSON.parse(file) as Written).cells.map(({ cell_type, source }) => ({
    kind: cell_type === "code" ? "code" : "markdown",
    text: [source].flat().join(""),
  }));
