import { html, nothing, type TemplateResult } from "lit";
import { number, select } from "../../ui/controls/fields.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { View } from "../../ui/view.ts";
import { CONTROLS, type Action, type Control, type Stop } from "../lesson.ts";
import type { Builder } from "./builder.ts";

const MOST = 1e6;

/** What the learner does: what is shown on demand, where training stops, and what is free. */
export function trial(view: View, builder: Builder): TemplateResult {
  return html`${recording(view, builder)} ${stop(view, builder)} ${controls(view, builder)}`;
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
  if ("weights" in action) return view.text("builder-did-weights", { changes: changes(action.weights) });
  return changes(action);
}

const unitOf = (stop: Stop | undefined) => (stop ? ("steps" in stop ? "steps" : "epochs") : "none");

function stop(view: View, builder: Builder): TemplateResult {
  const { stop } = builder.step.value!;
  const unit = unitOf(stop);
  const count = stop ? ("steps" in stop ? stop.steps : stop.epochs) : 0;
  const set = (unit: string, count: number) =>
    builder.changeStep({
      stop: unit === "none" ? undefined : unit === "steps" ? { steps: count } : { epochs: count },
      // Without a stop, nothing trains to it.
      ...(unit === "none" ? { show: undefined } : {}),
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
  </div>`;
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
