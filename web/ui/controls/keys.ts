import { isUnfinished } from "./typed.ts";

/** Text that is being typed has the browser's own undo. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    isUnfinished(target) ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** −1 for Ctrl+Z, 1 for Ctrl+Shift+Z and Ctrl+Y, with ⌘ instead of Ctrl on a Mac; undefined for any other key. */
export function undoKey(event: KeyboardEvent): -1 | 1 | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event)) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? 1 : -1;
  return key === "y" && !event.shiftKey ? 1 : undefined;
}

/** Ctrl+P, or ⌘P. */
export const isPrintKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === "p" && (ctrlKey || metaKey) && !altKey && !shiftKey;
