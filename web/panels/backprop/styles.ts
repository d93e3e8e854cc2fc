import { css } from "lit";

export const backpropStyles = css`
  /* Hides the text for missing numbers until the first ones may have arrived. */
  .empty {
    animation: late 1s steps(1) backwards;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .steps button {
    font-size: var(--size-4);
    line-height: 1;
  }
  .steps input {
    flex: 1 1 90px;
    min-width: 60px;
    max-width: 200px;
  }
  .steps h3 {
    flex: 2 1 180px;
    margin-inline-start: var(--space-2);
  }
  .sums {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .formula {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 5px;
  }
  math {
    font-size: var(--size-3);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(160px, 1fr));
    gap: 2px var(--space-3);
  }
  li {
    white-space: nowrap;
  }
  .from {
    display: inline-block;
    min-width: 1.6em;
    font-style: italic;
  }
  .why {
    font-size: var(--size-1);
    line-height: 1.4;
  }
`;
