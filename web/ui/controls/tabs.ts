import { html, type TemplateResult } from "lit";

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A tab list for the panel of that id. The arrow keys choose another tab. */
export function tabs<T extends string>(options: {
  panel: string;
  label: string;
  names: readonly T[];
  current: T;
  face(name: T): unknown;
  choose(name: T): void;
}): TemplateResult {
  const { panel, label, names, current, face, choose } = options;
  const onKey = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (!by) return;
    event.preventDefault();
    const at = names.findIndex((name) => tabId(panel, name) === (event.target as Element).id); // not `current`: the last key may not be rendered yet
    const next = names[(at + by + names.length) % names.length];
    choose(next);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#${tabId(panel, next)}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${names.map(
      (name) => html`<button
        type="button"
        role="tab"
        id=${tabId(panel, name)}
        aria-selected=${name === current}
        aria-controls=${panel}
        tabindex=${name === current ? 0 : -1}
        @click=${() => choose(name)}
      >
        ${face(name)}
      </button>`,
    )}
  </div>`;
}

export const tabId = (panel: string, name: string): string => `${panel}-${name}`;
