import { css, html, type TemplateResult } from "lit";
import type { Texts } from "../i18n/texts.ts";
import { icon } from "./controls/icons.ts";

/** Code of a framework with a button that copies it. The texts are those of views. */
export function codeBlock(options: {
  texts: Texts;
  framework: string;
  code: string;
  /** The code that was copied last. */
  copied: string;
  copy: (code: string) => void;
}): TemplateResult {
  const { texts, framework, code, copied, copy } = options;
  const label = texts.text("explorer-copy", { name: framework });
  const isCopied = copied === code;
  return html`<div class="code">
    <h3>${framework}</h3>
    <code>${code}</code>
    <button type="button" aria-label=${label} title=${label} @click=${() => copy(code)}>${isCopied ? "✓" : icon("copy")}</button>
    <span class="visually-hidden" role="status">${isCopied ? texts.text("explorer-copied") : ""}</span>
  </div>`;
}

export const codeStyles = css`
  .code {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px var(--space-2);
  }
  .code h3 {
    grid-column: 1 / -1;
    color: var(--muted);
  }
  .code code {
    padding: 6px var(--space-2);
    border-radius: var(--radius-small);
    background: var(--sunken);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
