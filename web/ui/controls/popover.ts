import { css, html, type TemplateResult } from "lit";

const GAP = 6;

const buttonOf = (panel: HTMLElement) =>
  (panel.getRootNode() as ShadowRoot).querySelector<HTMLElement>(`[popovertarget="${panel.id}"]`);

/** Says when a popover opens. */
function onToggle(event: ToggleEvent, open: (() => void) | undefined): void {
  if (event.newState === "open") open?.();
  else leave(event);
}

/** Returns the focus to the button when a popover closes: browsers do so outside of shadow trees only. */
function leave(event: ToggleEvent): void {
  const panel = event.currentTarget as HTMLElement;
  const focused = (panel.getRootNode() as ShadowRoot).activeElement;
  if (panel.contains(focused)) buttonOf(panel)?.focus();
}

/** Places an open popover below its button, inside the window. */
export function placePopover(panel: HTMLElement): void {
  const button = buttonOf(panel);
  if (!panel.matches(":popover-open") || !button) return;
  const anchor = button.getBoundingClientRect();
  const left = Math.min(anchor.left, innerWidth - panel.offsetWidth - GAP);
  const below = anchor.bottom + GAP;
  const top = below + panel.offsetHeight > innerHeight ? Math.max(GAP, anchor.top - panel.offsetHeight - GAP) : below;
  panel.style.left = `${Math.max(GAP, left)}px`;
  panel.style.top = `${top}px`;
}

/** A button and its popover, which is closed by Escape, by the button and by a press elsewhere. `open` is called before it opens. */
export function popover(options: {
  id: string;
  label: string;
  face: unknown;
  content: unknown;
  className?: string;
  open?: () => void;
}): TemplateResult {
  const { id, label, face, content, className = "", open } = options;
  return html`<button type="button" class=${className} popovertarget=${id} aria-label=${label} title=${label}>${face}</button>
    <div id=${id} class="popover" popover role="group" aria-label=${label} @beforetoggle=${(event: ToggleEvent) => onToggle(event, open)} @toggle=${(event: Event) => placePopover(event.currentTarget as HTMLElement)}>${content}</div>`;
}

export const popoverStyles = css`
  .popover {
    position: fixed;
    inset: auto;
    width: 240px;
    margin: 0;
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 8px 28px var(--shadow);
  }
  .popover:popover-open {
    display: grid;
    gap: var(--space-2);
  }
`;
