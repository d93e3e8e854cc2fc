import { html, nothing, type TemplateResult } from "lit";
import { changes } from "../../i18n/changes.ts";
import type { GoalEnd } from "../../experiment/goal.ts";
import type { Issue, Status, StoredData } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { issuePlace } from "../../ui/issue-place.ts";
import { followed } from "../../state/followed.ts";
import { sizeText } from "../../experiment/shape.ts";
import { repairs } from "../../experiment/repairs.ts";
import { NUMBERS_LINKED } from "../../experiment/link.ts";
import { placedRefusalText, refusalText, repairText } from "../../i18n/refusals.ts";
import type { GivenUp, Notice } from "../../state/notice.ts";
import { goalText } from "../transport/goal-text.ts";
import type { View } from "../../ui/view.ts";

const SLOWER = 0.1;
const MOST_ISSUES = 3;
const MOST_FOLLOWED = 4;
const REFUSED = {
  link: "link-refused",
  file: "file-refused",
  start: "start-refused",
  change: "config-refused",
  baseline: "baseline-refused",
  lesson: "lesson-refused",
} as const;

/** The words of a notice. */
export function words(view: View, notice: Exclude<Notice, { kind: "cause" }>): TemplateResult {
  switch (notice.kind) {
    case "issues":
      return html`${refused(view, notice)}
        <ul>
          ${notice.issues.slice(0, MOST_ISSUES).map((issue) => html`<li>${placeOf(view, issue, notice.draft)} ${placedRefusalText(view.store.texts.value, issue)}</li>`)}
        </ul>
        ${repairButtons(view, notice)}`;
    case "locked":
      view.store.permissions.author.value; // changes when the names of controls are loaded
      return html`<p>${view.text("locked-notice", { controls: notice.controls.map((name) => view.text(`control-${name}`)).join(", "), reason: view.text(notice.reason) })}</p>`;
    case "data-missing":
      return missing(view, notice.data);
    case "link":
      if (notice.fault === "link-unit-names") return html`<p>${view.text(notice.fault)}</p>`;
      return html`<p><b>${view.text("link-damaged")}</b> ${view.text(notice.fault)} ${notice.at ? view.text("link-at", { column: notice.at }) : nothing}</p>`;
    case "too-large":
      return html`<p>${view.text("link-too-large", { count: NUMBERS_LINKED })} ${notice.isSaved ? view.text("saved-here") : nothing}</p>`;
    case "damaged":
      return html`<p><b>${view.text("restore-damaged")}</b></p>
        <ul>
          ${notice.faults.map((fault) => html`<li>${view.text(fault)}</li>`)}
        </ul>`;
    case "restorable":
      return html`<p>${view.text("restore-late")}</p>
        <div class="actions"><button type="button" class="primary" @click=${notice.restore}>${view.text("restore")}</button></div>`;
    case "unsaved":
      return html`<p><b>${view.text(notice.fault)}</b> ${view.text("unsaved-advice")}</p>`;
    case "replaced":
      return html`<p>${view.text("worker-replaced", { step: notice.step })}</p>`;
    case "given-up":
      return givenUp(view, notice);
    case "goal":
      return goal(view, notice.end);
    case "followed":
      return alsoChanged(view, notice.asked);
    case "stopped":
      return html`<p>${view.text("worker-stopped")}</p>
        <div class="actions"><button type="button" class="primary" @click=${() => view.session.restart()}>${view.text("worker-again")}</button></div>`;
    case "newer":
      return html`<p>${view.text("reason-newer")}</p>
        <div class="actions"><button type="button" class="primary" @click=${notice.reload}>${view.text("reload")}</button></div>`;
    case "copy":
      return html`<p>${view.text("copy-by-hand")}</p>
        <input readonly aria-label=${view.text("copy-by-hand")} .value=${notice.text} />`;
    case "broken":
      return html`<p><b>${view.text("engine-broken")}</b></p>
        <p>${refusalText(view.store.texts.value, notice.issue)}</p>`;
  }
}

function missing(view: View, { rows, shape, test_rows = 0 }: StoredData): TemplateResult {
  const open = () => {
    if (!view.session.admits("data")) return;
    view.store.change({ room: "playground", tab: "data" });
    view.store.filesToImport.value = [];
  };
  return html`<p><b>${view.text("data-missing")}</b> ${view.text("data-missing-what", { rows, test: test_rows, shape: sizeText(shape) })}</p>
    <p>${view.text("data-missing-how")}</p>
    <div class="actions"><button type="button" class="primary" @click=${open}>${view.text("data-missing-open")}</button></div>`;
}

/** What an issue is about: a layer of a change that was made on the page by its name, all else by its path. */
function placeOf(view: View, { path }: Issue, draft: Experiment | undefined) {
  const place = draft && issuePlace(view, draft.layers, path);
  if (place !== undefined) return html`<b>${view.text("issue-of", { name: place })}</b>`;
  return path ? html`<code>${path}</code>` : nothing;
}

/** For each repair of a refused change a button that makes the change with it, as one step of undo. */
function repairButtons(view: View, { issues, draft }: Notice & { kind: "issues" }) {
  const found = draft ? repairs(view.store.description.value!.catalog, draft, issues) : [];
  if (found.length === 0) return nothing;
  return html`<div class="actions">
    ${found.map(
      (
        repair,
        i,
      ) => html`<button type="button" class=${i === 0 ? "primary" : "outlined"} @click=${() => void view.session.edit(() => repair.experiment)}>
        ${repairText(view.store.texts.value, repair)}
      </button>`,
    )}
  </div>`;
}

function alsoChanged(view: View, asked: readonly string[]): TemplateResult {
  const said = followed(view.store, asked);
  const shown = said.slice(0, MOST_FOLLOWED).join(" · ");
  const words =
    said.length > MOST_FOLLOWED
      ? view.text("change-and-more", { change: shown, count: said.length - MOST_FOLLOWED })
      : shown;
  return html`<p><b>${view.text("followed")}</b> ${words}</p>
    <div class="actions"><button type="button" class="outlined" @click=${() => void view.session.travel(-1)}>${view.text("undo")}</button></div>`;
}

function givenUp(view: View, { act, before, after }: GivenUp): TemplateResult {
  const texts = view.store.texts.value;
  const said = before && after ? changes(texts, view.store.description.value!.catalog, before, after) : [];
  return html`<p><b>${view.text("given-up", { act: view.text(`given-up-${act}`) })}</b></p>
    ${said.length > 0 ? html`<ul>${said.slice(0, MOST_ISSUES).map((change) => html`<li>${change}</li>`)}</ul>` : nothing}
    <p>${view.text("given-up-kept")}</p>`;
}

function refused(view: View, { from, issues }: Notice & { kind: "issues" }): TemplateResult {
  if (from === "link" && issues[0].path === "")
    return html`<p><b>${view.text("link-damaged")}</b> ${view.text("link-not-json")}</p>`;
  return html`<p><b>${view.text(REFUSED[from])}</b></p>`;
}

function goal(view: View, { goal, step, epoch, isReached }: GoalEnd): TemplateResult {
  const texts = view.store.texts.value;
  const { limit: _, ...aim } = goal;
  const [name, took] = isReached ? ["goal-reached", "goal-took"] : ["goal-missed", "goal-gave-up"];
  return html`<p><b>${view.text(name, { goal: goalText(texts, aim, view.store.score.value!) })}</b></p>
    <p>${view.text(took, { steps: step, epochs: texts.number(epoch, { maximumFractionDigits: 1 }) })}</p>`;
}

/** Training has stopped because the loss is not finite. */
export function divergence(view: View, diverged: NonNullable<Status["diverged"]>): TemplateResult {
  const { step, layer, good_step } = diverged;
  const atStart = step === 0;
  return html`<div class="card diverged">
    <div>
      <p><b>${view.text(atStart ? "diverged-start" : "diverged", { step, layer: view.layerTitle(layer) })}</b></p>
      <p>${refusalText(view.store.texts.value, diverged)}</p>
      <p class="muted">${view.text(atStart ? "diverged-start-why" : "diverged-why")}</p>
      <div class="actions">${atStart ? undo(view) : back(view, good_step)}</div>
    </div>
  </div>`;
}

function back(view: View, step: number): TemplateResult {
  return html`<button type="button" class="primary" @click=${() => void view.session.rewind()}>${view.text("rewind", { step })}</button>
    <button type="button" class="outlined" @click=${() => void slower(view)}>${view.text("slower")}</button>`;
}

/** If nothing was learned, there is no good state, only the previous experiment. */
function undo(view: View) {
  if (view.store.history.value.at < 1) return nothing;
  return html`<button type="button" class="primary" @click=${() => void view.session.travel(-1)}>${view.text("undo")}</button>`;
}

async function slower(view: View): Promise<void> {
  await view.session.rewind();
  void view.session.edit((draft) => {
    const learning_rate = Number(((draft.optimizer.learning_rate ?? 0) * SLOWER).toPrecision(6));
    return { ...draft, optimizer: { ...draft.optimizer, learning_rate } };
  });
}
