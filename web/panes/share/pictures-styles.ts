import { css } from "lit";

export const picturesStyles = css`
  .choice {
    display: grid;
    grid-template-columns: minmax(0, 280px) auto;
    align-items: end;
    gap: var(--space-2);
  }
  .choice select {
    min-height: 34px;
    border-radius: 8px;
  }
  .preview {
    display: grid;
    place-items: center;
    height: min(440px, 52dvh);
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--background);
  }
  @container (max-width: 460px) {
    .preview {
      height: 320px;
    }
  }
  /* Always light, as it is saved. */
  img {
    max-width: 100%;
    max-height: 100%;
    min-height: 0;
    border-radius: 4px;
    background: #fff;
    box-shadow: 0 1px 6px var(--shadow);
  }
`;
