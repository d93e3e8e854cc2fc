import { embeddedStyles } from "./styles/embedded.ts";
import { headStyles } from "./styles/head.ts";
import { lessonPlaceStyles } from "./styles/lesson.ts";
import { mediumStyles } from "./styles/medium.ts";
import { narrowStyles } from "./styles/narrow.ts";
import { pageStyles } from "./styles/page.ts";
import { printStyles } from "./styles/print.ts";
import { wideStyles } from "./styles/wide.ts";

/** In the order of the cascade. */
export const styles = [
  pageStyles,
  headStyles,
  wideStyles,
  mediumStyles,
  narrowStyles,
  lessonPlaceStyles,
  embeddedStyles,
  printStyles,
];
