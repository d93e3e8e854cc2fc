import { css } from "lit";

export const lessonStyles = css`
  :host {
    min-width: 0;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    height: 100%;
    box-sizing: border-box;
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-top: 3px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
  }
  header {
    display: flex;
    align-items: start;
    gap: var(--space-1);
  }
  h2 {
    flex: 1;
    font-size: var(--size-4);
    line-height: 1.25;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  h3 {
    margin: 0;
    font-size: var(--size-3);
  }
  .fold {
    display: none;
  }
  .dots {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .dots button {
    display: grid;
    place-items: center;
    width: max(26px, var(--target));
    min-width: 0;
    height: max(26px, var(--target));
    padding: 0;
    border: 1px solid var(--control-line);
    border-radius: 50%;
    font-size: var(--size-1);
    color: var(--muted);
  }
  .dots svg.icon {
    width: 14px;
    height: 14px;
  }
  .dots .done {
    border-color: var(--accent);
    color: var(--accent);
  }
  .dots [aria-current] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 650;
  }
  .content {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--space-3);
    min-height: 0;
    padding-block: 2px;
    overflow: hidden auto;
  }
  p {
    margin: 0;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .ask {
    font-weight: 650;
  }
  .prediction {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--space-2);
    padding: var(--space-2);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    line-height: 1.4;
    cursor: pointer;
  }
  .choice:hover {
    background: var(--accent-soft);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .prediction:disabled .choice {
    cursor: default;
  }
  .prediction:disabled .choice:not(:has(:checked), .came) {
    color: var(--muted);
    border-color: var(--line);
    background: none;
  }
  .choice.came {
    border-color: var(--good, var(--accent));
  }
  .mark svg.icon {
    width: 16px;
    height: 16px;
  }
  .mark.right {
    color: var(--accent);
  }
  .mark.wrong {
    color: var(--warning);
  }
  .scale {
    display: grid;
    gap: 2px;
  }
  .scale input[type="range"] {
    width: 100%;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    font-size: var(--size-1);
    color: var(--muted);
  }
  .do,
  .hint,
  .verdict p {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2);
  }
  .do svg.icon,
  .hint svg.icon,
  .verdict svg.icon {
    width: 18px;
    height: 18px;
    margin: 2px 0 0;
  }
  .do svg.icon {
    color: var(--accent);
  }
  .hint {
    font-size: var(--size-2);
  }
  .hint svg.icon {
    color: var(--warning);
  }
  .verdict:empty {
    display: none;
  }
  .verdict p {
    padding: var(--space-2);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
  }
  .verdict .surprise {
    background: color-mix(in srgb, var(--warning) 14%, var(--surface));
  }
  .verdict .good svg.icon {
    color: var(--accent);
  }
  .verdict .surprise svg.icon {
    color: var(--warning);
  }
  .seeds {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  .seeds button {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .seeds button svg.icon {
    margin: 0;
  }
  .seed-dots {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-height: 16px;
  }
  .seed-dots i {
    width: 14px;
    height: 14px;
    border: 2px solid var(--accent);
    border-radius: 50%;
  }
  .seed-dots .yes {
    background: var(--accent);
  }
  .seed-dots .waiting {
    border-color: var(--line);
    border-style: dashed;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .actions button {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .actions button svg.icon {
    width: 15px;
    height: 15px;
    margin: 0;
  }
  .answers {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    padding-inline-start: 1.4em;
  }
  .answers p {
    font-size: var(--size-2);
  }
  /* At the foot of a phone: a sheet that can be folded. */
  :host([foot]) section {
    max-height: var(--sheet, 42dvh);
    padding: var(--space-2) var(--space-3);
    border-inline: 0;
    border-bottom: 0;
    border-radius: var(--radius) var(--radius) 0 0;
    box-shadow: 0 -6px 24px var(--shadow);
  }
  :host([foot]) .fold {
    display: block;
  }
  :host([foot]) .folded :is(.content, .dots) {
    display: none;
  }
  @media print {
    section {
      height: auto;
      border: 0;
    }
    .content {
      overflow: visible;
    }
    button {
      display: none;
    }
  }
`;
