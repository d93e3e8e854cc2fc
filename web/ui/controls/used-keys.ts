const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const WAYS = [...ARROWS, "Home", "End", "PageUp", "PageDown"];
const TEXTS = ["text", "search", "number", "url", "email", "password"];
/** The keys that edit a text with Ctrl or ⌘. */
const EDITING = ["a", "c", "v", "x", "z", "y"];
/** Keys that are never kept: they move the focus on and out. */
const LEADING = ["Tab", "Escape"];

const isText = (target: Element) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && TEXTS.includes(target.type));

const isTyped = (key: string) =>
  key.length === 1 || ["Enter", "Backspace", "Delete", "Process", "Dead", "Unidentified"].includes(key);

function isUsedBy(target: Element, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (isText(target))
    return ctrlKey || metaKey
      ? EDITING.includes(key.toLowerCase()) || ARROWS.includes(key)
      : isTyped(key) || WAYS.includes(key);
  if (ctrlKey || metaKey) return false;
  if (target instanceof HTMLSelectElement) return isTyped(key) || WAYS.includes(key);
  if (altKey) return false;
  if (target instanceof HTMLInputElement)
    return key === " " || ((target.type === "range" || target.type === "radio") && WAYS.includes(key));
  if (target instanceof HTMLAnchorElement) return key === "Enter";
  return target instanceof HTMLButtonElement && (key === "Enter" || key === " ");
}

const isScrolled = (part: EventTarget) =>
  part instanceof HTMLElement &&
  part.tabIndex >= 0 &&
  (part.scrollHeight > part.clientHeight || part.scrollWidth > part.clientWidth);

/** Whether Escape closes something. */
const isOpen = (part: EventTarget) =>
  part instanceof ShadowRoot && part.querySelector(":popover-open:not(.refused), dialog[open]") !== null;

/** Whether the focused element or one around it, up to `host`, uses a key. */
export function usesKey(event: KeyboardEvent, host: Element): boolean {
  if (event.defaultPrevented) return true;
  const path = event.composedPath();
  const parts = path.slice(0, path.indexOf(host));
  const [target] = parts;
  if (event.key === "Escape") return parts.some(isOpen);
  if (!(target instanceof Element) || LEADING.includes(event.key)) return false;
  return isUsedBy(target, event) || ((WAYS.includes(event.key) || event.key === " ") && parts.some(isScrolled));
}

/** Keeps the keys that an element uses from the page around it. Returns a function that ends that. */
export function keepUsedKeys(host: HTMLElement): () => void {
  const held = new Set<string>();
  const onDown = (event: KeyboardEvent) => {
    const isUsed = usesKey(event, host);
    if (isUsed) event.stopPropagation();
    if (isUsed) held.add(event.code);
    else held.delete(event.code);
  };
  const onPress = (event: KeyboardEvent) => void (held.has(event.code) && event.stopPropagation());
  const onUp = (event: KeyboardEvent) => void (held.delete(event.code) && event.stopPropagation());
  const listeners = { keydown: onDown, keypress: onPress, keyup: onUp };
  for (const [name, listener] of Object.entries(listeners)) host.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) host.removeEventListener(name, listener as EventListener);
  };
}
