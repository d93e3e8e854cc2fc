import type { ReadonlySignal } from "@preact/signals-core";
import type { LayerSpec } from "../engine/types.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { Description, FrameRequest, Need, PanelStates, Snapshot, SnapshotParts } from "../experiment/protocol.ts";
import type { Shape } from "../experiment/shape.ts";
import type { ViewState } from "./view-state.ts";

/** What a frame asks by, besides the parts that it asks for. */
export type FrameChoices = Omit<FrameRequest, "needs">;

/** When the page asks for a part of the snapshot. */
export interface PartRules {
  /** The least time in milliseconds between two requests during training; absent: every frame asks for it. */
  readonly pause?: number;
  /** The part follows the losses, which may be evaluated after the last step. */
  readonly evaluated?: true;
  /** The choices that the part depends on: when they change, it is asked for at once. */
  dependsOn?(choices: FrameChoices): unknown;
  /** Whether the part still means anything; absent: it stays until a snapshot brings a new one. */
  isKept?(view: ViewState): boolean;
}

/** A panel's part of the view state, under the panel's id. */
export interface PanelState<State> {
  readonly initial: State;
  /** The state as far as it fits the experiment: the same object if it fits. */
  valid(state: State, experiment: Experiment): State;
  /** The state from storage; undefined if it is damaged. */
  read(value: unknown): State | undefined;
}

/** The part of the store that a panel reads before it is opened. */
export interface PanelStore {
  readonly description: ReadonlySignal<Description | null>;
  readonly experiment: ReadonlySignal<Experiment | null>;
  readonly snapshot: ReadonlySignal<Snapshot | null>;
  part<Part extends keyof SnapshotParts>(name: Part): SnapshotParts[Part] | undefined;
}

/**
 * What the page knows of a panel before it is opened. Its view is the element playground-ID; its texts are analysis-ID
 * (the tab), explain-ID and explain-ID-now. Links name it by its id.
 */
export interface Panel {
  readonly id: string;
  /** The parts of the snapshot that the view reads. */
  readonly needs: readonly Need[];
  /** The rules of the parts that the worker computes for this panel. */
  readonly parts?: { readonly [Part in Need]?: PartRules };
  readonly state?: PanelState<unknown>;
  /** Loads the view; absent: it is loaded with the page. */
  load?(): Promise<object>;
  /** Whether the panel is offered for data with examples of this shape and a network of these layers; absent: always. */
  isOffered?(shape: Shape, layers: readonly LayerSpec[]): boolean;
  /** Whether the narrow layout shows the panel as a tab; absent: yes. */
  readonly isTabInNarrow?: false;
  /** Whether the panel takes more height on a wide page than is left of a screen; absent: no. */
  readonly isTall?: true;
  /** Whether the tab shows a warning. */
  warns?(store: PanelStore): boolean;
}

type WithState<Id> = Id extends keyof PanelStates
  ? { readonly state: PanelState<PanelStates[Id]> }
  : { readonly state?: never };

/** Checks a panel's definition: one that declares a state in `PanelStates` must define it. */
export const definePanel = <const Id extends string>(
  panel: Omit<Panel, "id" | "state"> & { readonly id: Id } & WithState<Id>,
): Panel => panel;

/** The panel of that id if it is offered for the data and the network, else the first one. */
export function offeredPanel(panels: readonly Panel[], id: string, shape: Shape, layers: readonly LayerSpec[]): Panel {
  return panels.find((panel) => panel.id === id && isOffered(panel, shape, layers)) ?? panels[0];
}

export const isOffered = ({ isOffered }: Panel, shape: Shape, layers: readonly LayerSpec[]): boolean =>
  isOffered?.(shape, layers) ?? true;

/** The panels' states as they are found in storage. */
export function readStates(panels: readonly Panel[], stored: Readonly<Record<string, unknown>>): PanelStates {
  return Object.fromEntries(
    panels.flatMap(({ id, state }) => (state ? [[id, state.read(stored[id]) ?? state.initial]] : [])),
  ) as unknown as PanelStates;
}

export const initialStates = (panels: readonly Panel[]): PanelStates => readStates(panels, {});

/** The panels' states in a view. */
export function statesIn(panels: readonly Panel[], view: ViewState): PanelStates {
  return Object.fromEntries(
    panels.flatMap(({ id, state }) => (state ? [[id, view[id as keyof PanelStates]]] : [])),
  ) as unknown as PanelStates;
}

/** The panels' states as far as they fit the experiment. */
export function validStates(panels: readonly Panel[], view: ViewState, experiment: Experiment): PanelStates {
  return Object.fromEntries(
    panels.flatMap(({ id, state }) => (state ? [[id, state.valid(view[id as keyof PanelStates], experiment)]] : [])),
  ) as unknown as PanelStates;
}
