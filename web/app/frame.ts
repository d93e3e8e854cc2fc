import type { ActivationPlayground } from "./element/activation-playground.ts";
import { configError } from "./element/config-error.ts";
import { found } from "../engine/issue.ts";
import type { Issue } from "../engine/types.ts";
import { SETTING_NAMES } from "../experiment/author/settings.ts";
import { EVENTS } from "../state/element-events.ts";

/**
 * The page inside a frame. The embedding page controls the element by messages.
 *
 * Received, from the embedding page only:           {type, call, args, id}
 * Replies, to its origin only:                      {type, id, value} or {type, id, error: {name, code, args, path, message}}
 * Sent unasked:                                     {type, event: "height", detail: pixels}, and the height in other forms
 * After the first call, also the element's events:  {type, event, detail}
 */
const TYPE = "activation-playground";

const METHODS = [
  "play",
  "pause",
  "step",
  "reset",
  "parameters",
  "fingerprint",
  "inspect",
  "exportAs",
  "save",
  "load",
] as const;
const SETTINGS = ["point", "lesson", ...SETTING_NAMES] as const;
const SETTABLE = ["config", "preset", "theme", "lang", ...SETTINGS] as const;
const PROPERTIES = [...SETTABLE, "status", "version"] as const;
/** Tells this page from the one before it in the same frame. */
const PAGE = crypto.getRandomValues(new Uint32Array(2)).join("-");
/** The height is reported once it has been stable for this time. */
const SETTLED_MS = 100;
const THEMES = ["auto", "light", "dark"] as const;

interface Call {
  type: typeof TYPE;
  call: unknown;
  args?: unknown;
  id?: unknown;
}

const isCall = (data: unknown): data is Call =>
  typeof data === "object" && data !== null && (data as Call).type === TYPE && "call" in data;

/** The name if it is one of the allowed names, else a ConfigError. */
function named<Name extends string>(path: string, name: unknown, names: readonly Name[]): Name {
  if (names.includes(name as Name)) return name as Name;
  throw configError(path, "name_unknown", { name: found(name), allowed: names });
}

const isOneOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  names.includes(name as Name);

function text(path: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw configError(path, "name_expected", { found: found(value) });
}

function set(element: ActivationPlayground, name: unknown, value: unknown): void {
  const property = named("args[0]", name, SETTABLE);
  if (isOneOf(SETTINGS, property)) {
    element[property] = value;
    return;
  }
  switch (property) {
    case "config":
      element.config = value;
      break;
    case "preset":
      element.preset = text("args[1]", value);
      break;
    case "theme":
      element.theme = named("args[1]", value, THEMES);
      break;
    case "lang":
      element.lang = text("args[1]", value);
      break;
  }
}

/** The result of a call. Only METHODS are called by name, nothing else that a message names. */
function answer(element: ActivationPlayground, { call, args = [] }: Call): unknown {
  if (!Array.isArray(args)) throw configError("args", "list_expected", { found: found(args) });
  const name = named("call", call, [...METHODS, "get", "set", "hello"]);
  if (name === "hello")
    return {
      page: PAGE,
      version: element.version,
      methods: METHODS,
      properties: PROPERTIES,
      settable: SETTABLE,
      events: EVENTS,
    };
  if (name === "get") return element[named("args[0]", args[0], PROPERTIES)];
  if (name === "set") return set(element, args[0], args[1]);
  return (element[name] as (...args: unknown[]) => unknown)(...(args as unknown[]));
}

/** An error of the element, or one of the engine that comes with its issue from the worker. */
type Refused = Error & Partial<Issue> & { issue?: Issue };

function asData(error: Refused) {
  const { code = "", args = {}, path = "" } = error.issue ?? error;
  return { name: error.name, code, args, path, message: error.message };
}

/** The page's natural height, without the stretching that fills the frame. */
function ownHeight(element: HTMLElement): number {
  element.style.minHeight = "0";
  const { height } = element.getBoundingClientRect();
  element.style.minHeight = "";
  return Math.ceil(height);
}

/** Reports the height once, and again whenever a new height is stable. A page that is still loading has none. */
function watchHeight(element: HTMLElement, parts: HTMLElement, tell: (height: number) => void): void {
  let told = 0;
  let timer = 0;
  const measure = () => {
    if (!parts.querySelector("main:not([aria-busy])")) return;
    const height = ownHeight(element);
    if (height !== told) tell((told = height));
  };
  const sizes = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = window.setTimeout(measure, SETTLED_MS);
  });
  const watch = () => {
    sizes.disconnect();
    for (const part of [element, ...parts.children]) sizes.observe(part);
  };
  watch();
  new MutationObserver(watch).observe(parts, { childList: true });
}

/** The height as Embedly's readers know it, by text with the frame's address, and as Canvas and other learning platforms do. */
const otherForms = (height: number): unknown[] => [
  // The part after # is the learner's.
  JSON.stringify({ src: location.href.replace(/#.*/, ""), context: "iframe.resize", height }),
  { subject: "lti.frameResize", height },
];

/** Serves the embedding page. Resolves when the element is drawn. */
export async function serveFrame(element: ActivationPlayground): Promise<void> {
  const around = window.parent;
  let called = false;
  /**
   * A page with an opaque origin, such as a local file, can only be addressed by "*". No other page can receive this:
   * when the page around is replaced, so is this frame.
   */
  const post = (origin: string, message: object) =>
    around.postMessage({ type: TYPE, ...message }, origin === "null" ? "*" : origin);

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== around || !isCall(data)) return;
    if (!called)
      for (const event of EVENTS)
        element.addEventListener(event, (told) => post(origin, { event, detail: (told as CustomEvent).detail }));
    called = true;
    const { id } = data;
    new Promise((resolve) => resolve(answer(element, data))).then(
      (value) => post(origin, { id, value }),
      (error) => post(origin, { id, error: asData(error as Refused) }),
    );
  });
  element.toggleAttribute("framed", true);
  element.style.setProperty("--screen", `${screen.height}px`); // sizes relative to the viewport would make a frame that follows the height grow
  await element.updateComplete;
  watchHeight(element, element.shadowRoot!.querySelector<HTMLElement>(".page")!, (height) => {
    post("*", { event: "height", detail: height }); // to any origin: it is only a size
    for (const form of otherForms(height)) around.postMessage(form, "*");
  });
}
