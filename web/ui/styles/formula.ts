import { css } from "lit";
import { faultStyles } from "./fault.ts";

export const formulaStyles = css`
  .formula input {
    font-family: ui-monospace, monospace;
    font-size: var(--size-2);
  }
  .formula input[aria-invalid="true"] {
    border: 2px solid var(--warning);
  }
  .formula .help {
    font-size: var(--size-1);
    line-height: 1.4;
  }
  ${faultStyles}
  .fault pre {
    margin: 0 0 var(--space-1);
    overflow: hidden;
    font-family: ui-monospace, monospace;
    line-height: 1.2;
  }
  .fault mark {
    background: var(--warning);
    color: var(--surface);
  }
`;
