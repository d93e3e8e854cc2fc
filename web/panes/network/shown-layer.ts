import type { LayerSpec } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import type { Description } from "../../experiment/protocol.ts";
import type { Presses } from "../../ui/controls/press.ts";
import type { View } from "../../ui/view.ts";
import type { FormulaEntries } from "./formula-entries.ts";

/** A layer of the graph, and what its controls need. */
export interface ShownLayer {
  view: View;
  description: Description;
  experiment: Experiment;
  layer: LayerSpec;
  index: number;
  title: string;
  isOutput: boolean;
  formulas: FormulaEntries;
  removals: Presses;
}
