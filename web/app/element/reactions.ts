import { computed, effect } from "@preact/signals-core";
import { afterFrame, nextTask } from "../../platform/turns.ts";
import type { Notice } from "../../state/notice.ts";
import { serviceWorker } from "../worker-script.ts";
import type { Autosave } from "./autosave.ts";
import type { Host } from "./host.ts";
import type { Language } from "./language.ts";
import type { Printing } from "./printing.ts";
import { loadFinders } from "../../state/find-cause.ts";
import { loadReader } from "../../state/persistence.ts";
import { loadFollowed } from "../../state/edit-with-all.ts";
import { loadWords } from "../../panes/notice/view.ts";
import { loadNumbers } from "../../ui/controls/number-field.ts";

/** Not part of the first look. */
const PRELOAD_DELAY_MS = 2000;
/** A press on Train has led to the first step by then. */
const TOUCHED_DELAY_MS = 300;
const LINK_DELAY_MS = 300;
/** Even if one change follows another. */
const LINK_LATEST_MS = 2000;

/** The element's own refusals. */
const loadErrors = () => import("./config-error.ts");

/** Starts what follows from changes of the store. Returns functions that end it. */
export function react(host: Host, autosave: Autosave, language: Language, printing: Printing): (() => void)[] {
  const { element, store } = host;
  return [
    effect(() => {
      store.view.value.room;
      language.nameDocument();
    }),
    effect(() => {
      store.layout.value;
      store.texts.value;
      store.view.value.tab;
      store.view.value.room;
      store.experiment.value;
      store.modules.changes.value;
      store.permissions.author.value;
      store.permissions.lesson.value;
      store.lessonRequest.value;
      store.isCovered.value;
      store.writing.value;
      store.isLessonPrinted.value;
      element.requestUpdate();
    }),
    effect(() => {
      store.point.value;
      store.target.value;
      store.view.value.pins;
      store.view.value.unit;
      store.view.value.weight;
      store.panelStates.value;
      store.needs.value;
      host.session?.touch();
    }),
    effect(() => {
      store.permissions.author.value;
      queueMicrotask(() => host.session?.drive()); // which follows what it reads by itself
    }),
    saveLater(host, autosave),
    effect(() => {
      store.history.value;
      store.playing.value;
      store.saved.value;
      void nextTask().then(() => autosave.saveToStorage());
    }),
    endWaiting(host),
    preload(host, printing),
    keep(host),
    ...dispatchEvents(host),
  ];
}

/** Saves a moment after a change of the experiment or the view. */
function saveLater({ element, store }: Host, autosave: Autosave): () => void {
  let timer = 0;
  /** Time of the first change that is not in the address yet; 0: there is none. */
  let changed = 0;
  const save = () => {
    changed = 0;
    void afterFrame().then(() => element.isConnected && autosave.save()); // changing the address forces layout
  };
  const stop = effect(() => {
    store.experiment.value;
    store.wholeView.value;
    store.lessonShown.value;
    const now = performance.now();
    changed ||= now;
    clearTimeout(timer);
    timer = window.setTimeout(save, Math.min(LINK_DELAY_MS, changed + LINK_LATEST_MS - now));
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** A first visit has waited once it trains, or is touched elsewhere. */
function endWaiting({ element, store }: Host): () => void {
  const end = () => (store.waits.value = false);
  const touched = new AbortController();
  for (const name of ["pointerdown", "keydown"])
    element.addEventListener(name, () => setTimeout(end, TOUCHED_DELAY_MS), { once: true, signal: touched.signal });
  const stop = effect(() => {
    if ((store.snapshot.value?.status.step ?? 0) > 0) end();
  });
  return () => {
    touched.abort();
    stop();
  };
}

/** What is likely to be needed is loaded a while after training begins, so that it is there when the network is not. */
function preload({ store }: Host, printing: Printing): () => void {
  const isUnderWay = () => {
    const step = store.snapshot.value?.status.step;
    return step !== undefined && (step > 0 || (!store.playing.value && !store.waits.value));
  };
  return aWhileAfter(isUnderWay, () => {
    void printing.load();
    for (const load of [loadWords, loadFollowed, loadReader, loadFinders, loadNumbers, loadErrors])
      void store.modules.tryGetView<object>(load);
  });
}

/** The page is kept for use offline a while after training has begun: all its files are fetched for that. */
function keep({ element, store }: Host): () => void {
  return aWhileAfter(
    () => (store.snapshot.value?.status.step ?? 0) > 0,
    () => {
      if (element.linked && parent === window && serviceWorker)
        void import("./offline.ts").then(({ keepOffline }) => keepOffline(store, serviceWorker));
    },
  );
}

/** Acts once, some seconds after the condition holds. */
function aWhileAfter(condition: () => boolean, act: () => void): () => void {
  const holds = computed(condition);
  let timer = 0;
  const stop = effect(() => {
    if (holds.value) timer = window.setTimeout(act, PRELOAD_DELAY_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** The first of what was refused. */
function refusedIn(notice: Notice | null): { path: string; message: string } | null {
  if (notice?.kind === "locked") return { path: notice.controls[0], message: notice.reason };
  if (notice?.kind !== "issues") return null;
  const [{ path, message }] = notice.issues;
  return { path, message };
}

/** The element's events. */
function dispatchEvents(host: Host): (() => void)[] {
  const { element, store } = host;
  const tell = (name: string, detail: unknown) =>
    element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  const dispatch = <T>(name: string, value: () => T | null | undefined) =>
    effect(() => {
      const detail = value();
      if (detail) tell(name, detail);
    });
  const isReady = computed(() => store.experiment.value !== null);
  const goalEnd = computed(() => (store.notice.value?.kind === "goal" ? store.notice.value.end : null));
  return [
    effect(() => {
      if (!goalEnd.value?.isReached) return;
      const { goal, step } = goalEnd.value;
      void host.session?.fingerprint().then((fingerprint) => tell("goal-reached", { ...goal, step, fingerprint }));
    }),
    dispatch("config-change", () => store.experiment.value),
    dispatch("training-progress", () => store.snapshot.value?.status),
    dispatch("ready", () => isReady.value),
    dispatch("refused", () => refusedIn(store.notice.value)),
    dispatch("diverged", () => store.diverged.value),
  ];
}
