import type { PanelStates, UnitPlace, WeightPlace } from "../experiment/protocol.ts";
import type { Config } from "../engine/types.ts";
import type { Goal } from "../experiment/goal.ts";
import type { DataNames } from "../experiment/link.ts";
import { NO_NAMES, type UnitNames } from "../experiment/unit-names.ts";
import { EXPLORER, LAB, type ExplorerState, type LabState, type Room } from "../experiment/rooms.ts";

export type Layout = "wide" | "medium" | "narrow";

export const TABS = ["network", "data", "training", "inspect"] as const;
export type Tab = (typeof TABS)[number];

export interface ChosenPoint {
  /** The inspected point, one number per input column. */
  readonly point: readonly number[];
  /** Its true class; null: the class of the nearest data point. */
  readonly target: number | null;
}

/** The tool that edits the data on the map, and what it draws. */
export interface Drawing {
  readonly tool: "add" | "move" | "erase";
  /** Draws many points over a disc instead of one. */
  readonly spray: boolean;
  readonly index: number;
  readonly labels: readonly number[];
  readonly value: number;
}

export const DRAWING: Drawing = { tool: "add", spray: false, index: 0, labels: [0], value: 1 };

/** What is selected on the page, apart from the experiment. */
export interface ViewState extends ChosenPoint, PanelStates {
  /** Pinned points, at most four. */
  readonly pins: readonly ChosenPoint[];
  /** The unit whose weighted sum the inspector writes out. */
  readonly unit: UnitPlace | null;
  /** The weight whose editor is open. */
  readonly weight: WeightPlace | null;
  /** Steps per second; null: as fast as possible. */
  readonly speed: number | null;
  /** Where training stops. */
  readonly goal: Goal | null;
  /** The experiment that the present one is compared with. */
  readonly baseline: Config | null;
  readonly tab: Tab;
  /** The id of the panel on show. */
  readonly analysis: string;
  /** The id of the preset whose hint is shown. */
  readonly preset: string | null;
  /** Test points are drawn. */
  readonly testShown: boolean;
  /** The map shows decisions instead of probabilities. */
  readonly discrete: boolean;
  /** Index of the output that the map shows, for regression. */
  readonly output: number;
  /** null: the data is not being edited. */
  readonly drawing: Drawing | null;
  /** Names of the classes and columns of own data. */
  readonly names: DataNames | null;
  /** Names that the learner has given units. */
  readonly unitNames: UnitNames;
  readonly room: Room;
  readonly explorer: ExplorerState;
  readonly lab: LabState;
}

/** The view state without the panels' own. */
export type PageView = Omit<ViewState, keyof PanelStates>;

/** The unit or feature under the pointer: the map shows it in place of the output. */
export type Magnified = UnitPlace | { feature: string };

export const SPEEDS: readonly (number | null)[] = [1, 10, 100, 300, 1000, null];

export const DEFAULT_VIEW: PageView = {
  point: [1, 1],
  target: null,
  pins: [],
  unit: null,
  weight: null,
  speed: 300,
  goal: null,
  baseline: null,
  tab: "network",
  analysis: "curves",
  preset: null,
  testShown: true,
  discrete: false,
  output: 0,
  drawing: null,
  names: null,
  unitNames: NO_NAMES,
  room: "playground",
  explorer: EXPLORER,
  lab: LAB,
};
