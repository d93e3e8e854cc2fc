import { css } from "lit";

/** A lesson beside the page; on a phone at its foot, in a frame or an article above the rest. */
export const lessonPlaceStyles = css`
  .page:not(.narrow) > aside.lesson {
    position: absolute;
    inset: 58px auto var(--space-2) var(--space-3);
    width: 320px;
  }
  /* Below a head of two rows. */
  .page.medium > aside.lesson {
    top: 98px;
  }
  .page:not(.narrow) > aside.lesson > * {
    position: sticky;
    top: var(--space-2);
    display: block;
    height: 100%;
    max-height: calc(var(--screen, 100vh) - 70px);
  }
  .in-lesson:not(.narrow, .in-lessons) > :is(main, .training, .task, playground-hint) {
    margin-inline-start: calc(320px + var(--space-2));
  }
  .wide.in-lesson main.no-data {
    margin-inline-start: 320px;
  }
  .medium.in-playground > aside.lesson {
    inset-block-start: 108px;
  }
  /* Covered until the prediction is given. */
  [inert] > * {
    filter: blur(7px);
    user-select: none;
  }
  @media (forced-colors: active) {
    [inert] > * {
      visibility: hidden;
    }
  }
  .narrow.in-lesson {
    padding-bottom: calc(0.42 * 100dvh + 76px);
  }
  .narrow > aside.lesson {
    position: fixed;
    z-index: 3;
    inset: auto 0 68px;
  }
  .narrow:not(.in-playground) > aside.lesson {
    bottom: 0;
  }
  :host(:is([framed], :not([linked]))) .narrow.in-lesson {
    padding-bottom: 0;
  }
  :host(:is([framed], :not([linked]))) .narrow > aside.lesson {
    position: static;
    order: -1;
  }
  :host(:is([framed], :not([linked]))) .narrow > aside.lesson playground-lesson {
    --sheet: none;
  }
`;
