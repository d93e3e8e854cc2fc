import type { LayerShape, LayerSpec } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import type { Description } from "../../experiment/protocol.ts";
import type { Presses } from "../../ui/controls/press.ts";
import type { View } from "../../ui/view.ts";
import type { Column } from "./columns.ts";
import type { FormulaEntries } from "../../ui/formula-entries.ts";

/** A layer of the graph, and what its controls need. */
export interface ShownLayer {
  view: View;
  description: Description;
  experiment: Experiment;
  layer: LayerSpec;
  index: number;
  title: string;
  isOutput: boolean;
  shape: LayerShape;
  column: Column;
  /** Whether all its nodes are shown. */
  expanded: boolean;
  /** Shows all its nodes, or no more than there is room for. */
  expand: (index: number) => void;
  /** The columns are too narrow for controls, which then stand in the menu. */
  compact: boolean;
  formulas: FormulaEntries;
  removals: Presses;
}
