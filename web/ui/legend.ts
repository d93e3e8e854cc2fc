import { css, html, type TemplateResult } from "lit";
import { shapePath } from "../charts/shapes.ts";
import { CLASS_COLORS } from "../charts/colors.ts";

/** The CSS class that carries a class's colour. */
export const classStyle = (index: number): string => `class-${(index % CLASS_COLORS) + 1}`;

export function classMark(index: number): TemplateResult {
  return html`<svg class="mark ${classStyle(index)}" viewBox="-7 -7 14 14" aria-hidden="true">
    <path d=${shapePath(index, 70)}></path>
  </svg>`;
}

export function classLegend(classes: number, name: (index: number) => string): TemplateResult[] {
  return Array.from({ length: classes }, (_, i) => html`<span>${classMark(i)} ${name(i)}</span>`);
}

/** The colours of marks and bars by CSS class. */
export const classColors = css`
  .class-1 {
    --mark: var(--class-1);
  }
  .class-2 {
    --mark: var(--class-2);
  }
  .class-3 {
    --mark: var(--class-3);
  }
  .class-4 {
    --mark: var(--class-4);
  }
  .class-5 {
    --mark: var(--class-5);
  }
  .class-6 {
    --mark: var(--class-6);
  }
  .class-7 {
    --mark: var(--class-7);
  }
  .class-8 {
    --mark: var(--class-8);
  }
  .class-9 {
    --mark: var(--class-9);
  }
  .class-10 {
    --mark: var(--class-10);
  }
  .mark {
    width: 12px;
    height: 12px;
    vertical-align: -1px;
    overflow: visible;
    fill: var(--mark);
  }
`;
