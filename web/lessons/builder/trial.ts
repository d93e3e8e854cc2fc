import { html, nothing, type TemplateResult } from "lit";
import { number, select } from "../../ui/controls/fields.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { View } from "../../ui/view.ts";
import { CONTROLS, type Action, type Control, type Stop } from "../lesson.ts";
import type { Builder } from "./builder.ts";

const MOST = 1e6;
const MOST_SEEDS = 20;

/** What the learner does: what is shown on demand, where training stops, and what is free. */
export function trial(view: View, builder: Builder): TemplateResult {
  return html`${recording(view, builder)} ${stop(view, builder)} ${seeds(view, builder)} ${controls(view, builder)}`;
}

function recording(view: View, builder: Builder): TemplateResult {
  const isOn = builder.isRecording.value;
  const { show } = builder.step.value!;
  const press = () => void (isOn ? builder.stopRecording() : builder.record());
  return html`<button type="button" class=${isOn ? "primary" : "outlined"} aria-pressed=${isOn} @click=${press}>
      ${icon(isOn ? "pause" : "pen")} ${view.text(isOn ? "builder-record-end" : "builder-record")}
    </button>
    <p class="hint" role="status">${view.text(isOn ? "builder-recording" : "builder-record-why")}</p>
    ${
      show && show.length > 0
        ? html`<ol class="show" aria-label=${view.text("builder-shown")}>
            ${show.map((action) => html`<li>${words(view, action)}</li>`)}
          </ol>`
        : nothing
    }`;
}

const changes = (values: object) =>
  Object.entries(values)
    .map(([path, value]) => `${path} = ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");

/** An action in a few words. */
function words(view: View, action: Action): string {
  if ("train" in action) {
    if (action.train === true) return view.text("builder-did-train");
    return "epochs" in action.train
      ? view.text("builder-did-epochs", { count: action.train.epochs })
      : view.text("builder-did-steps", { count: action.train.steps });
  }
  if ("point" in action) return view.text("builder-did-point");
  if ("set" in action) return view.text("builder-did-set", { changes: changes(action.set) });
  if ("update" in action) return view.text("builder-did-update", { changes: changes(action.update) });
  if ("nudge" in action) return view.text("builder-did-nudge", { changes: changes(action.nudge) });
  if ("weights" in action) return view.text("builder-did-weights", { changes: changes(action.weights) });
  return changes(action);
}

const unitOf = (stop: Stop | undefined) => (stop ? ("steps" in stop ? "steps" : "epochs") : "none");

/** The losses and scores at which training may stop, besides. */
export const GOALS = ["train_loss", "train_accuracy"] as const;
type Goal = (typeof GOALS)[number];
const FIRST_GOAL: Readonly<Record<Goal, number>> = { train_loss: 0.1, train_accuracy: 0.95 };
const RANGES: Readonly<Record<Goal, [number, number]>> = { train_loss: [0, MOST], train_accuracy: [0, 1] };

const goalOf = (stop: Stop): Goal | undefined => GOALS.find((goal) => goal in stop && !("steps" in stop));

function stop(view: View, builder: Builder): TemplateResult {
  const { stop } = builder.step.value!;
  const unit = unitOf(stop);
  const count = stop ? ("steps" in stop ? stop.steps : stop.epochs) : 0;
  const set = (unit: string, count: number) =>
    builder.changeStep({
      stop: unit === "none" ? undefined : unit === "steps" ? { steps: count } : { ...goal(stop), epochs: count },
      // Without a stop, nothing trains to it, and no seeds are played.
      ...(unit === "none" ? { show: undefined, seeds: undefined } : {}),
    });
  return html`<div class="row">
    ${select({
      id: "stop",
      label: view.text("builder-stop"),
      value: unit,
      items: ["epochs", "steps", "none"].map((value) => ({ value, label: view.text(`builder-stop-${value}`) })),
      change: (unit) => set(unit, count || 100),
    })}
    ${
      stop
        ? number({
            id: "stop-count",
            label: view.text(`builder-stop-${unit}`),
            texts: view.store.texts.value,
            value: count,
            integer: true,
            range: [1, MOST],
            change: (count) => set(unit, count),
          })
        : nothing
    }
  </div>
  ${stop && "epochs" in stop ? earlier(view, builder, stop) : nothing}`;
}

/** The loss or accuracy of a stop. */
function goal(stop: Stop | undefined): { [Name in Goal]?: number } {
  const name = stop && goalOf(stop);
  return name ? { [name]: (stop as Partial<Record<Goal, number>>)[name] } : {};
}

/** A loss or an accuracy that ends training before the epochs are over. */
function earlier(view: View, builder: Builder, stop: Extract<Stop, { epochs: number }>): TemplateResult {
  const { epochs } = stop;
  const name = goalOf(stop);
  return html`<div class="row">
    ${select({
      id: "stop-goal",
      label: view.text("builder-stop-earlier"),
      value: name ?? "none",
      items: ["none", ...GOALS].map((value) => ({
        value,
        label: view.text(`builder-goal-${value.replace("_", "-")}`),
      })),
      change: (value) => {
        const chosen = GOALS.find((goal) => goal === value);
        builder.changeStep({ stop: chosen ? { epochs, [chosen]: FIRST_GOAL[chosen] } : { epochs } });
      },
    })}
    ${
      name
        ? number({
            id: "stop-goal-value",
            label: view.text(`builder-goal-${name.replace("_", "-")}`),
            texts: view.store.texts.value,
            value: stop[name]!,
            range: RANGES[name],
            change: (value) => builder.changeStep({ stop: { epochs, [name]: value } }),
          })
        : nothing
    }
  </div>`;
}

/** How many seeds the learner plays one after the other. */
function seeds(view: View, builder: Builder) {
  const { stop, seeds = 1 } = builder.step.value!;
  if (!stop) return nothing;
  return number({
    id: "seeds",
    label: view.text("builder-field-seeds"),
    texts: view.store.texts.value,
    value: seeds,
    integer: true,
    range: [1, MOST_SEEDS],
    change: (count) => builder.changeStep({ seeds: count > 1 ? count : undefined }),
  });
}

function controls(view: View, builder: Builder): TemplateResult {
  const free = builder.step.value!.controls ?? CONTROLS;
  const toggle = (name: Control, isFree: boolean) =>
    builder.changeStep({ controls: CONTROLS.filter((each) => (each === name ? isFree : free.includes(each))) });
  const named = free.map((name) => view.text(`control-${name}`)).join(", ");
  return html`<details>
    <summary>${view.text("builder-controls")} <span class="muted">${named || view.text("builder-controls-none")}</span></summary>
    <div class="boxes">
      ${CONTROLS.map(
        (name) => html`<label>
          <input type="checkbox" .checked=${free.includes(name)} @change=${(event: Event) => toggle(name, (event.target as HTMLInputElement).checked)} />
          ${view.text(`control-${name}`)}
        </label>`,
      )}
    </div>
  </details>`;
}
