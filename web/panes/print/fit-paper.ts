/** Zoom levels, tried in this order: 9 pt down to 6 pt. */
export const ZOOMS = [1, 0.94, 0.88, 0.82, 0.76, 0.71, 0.67] as const;

/** Printable area in CSS pixels, inside margins of 12 mm: the width of A4 and the height of Letter, the shorter of the two, with a reserve. */
export const PAPER = { width: 700, height: 945 } as const;

const MOST_PAGES = 2;

/** Pages that a column of blocks takes. A block is broken only if it is longer than a page. */
export function pageCount(heights: readonly number[], page: number): number {
  let [pages, used] = [1, 0];
  for (const height of heights) {
    if (used > 0 && used + height > page) [pages, used] = [pages + 1, 0];
    pages += Math.ceil((used + height) / page - 1);
    used = (used + height) % page || page;
  }
  return pages;
}

/** Heights of the blocks on paper, each with the gap below it. */
function heightsOf(host: HTMLElement, blocks: readonly Element[]): number[] {
  const boxes = blocks.map((block) => block.getBoundingClientRect());
  const ratio = PAPER.width / host.getBoundingClientRect().width; // some browsers include `zoom` in the box, others do not
  return boxes.map(({ top, bottom }, i) => ((boxes[i + 1]?.top ?? bottom) - top) * ratio);
}

/** Zooms out until everything fits two pages; if that is not enough, shortens the content. */
export function fitPaper(host: HTMLElement, blocks: () => readonly Element[], shorten: (brief: boolean) => void): void {
  for (const brief of [false, true]) {
    shorten(brief);
    for (const zoom of ZOOMS) {
      host.style.setProperty("--fit", String(zoom));
      if (pageCount(heightsOf(host, blocks()), PAPER.height) <= MOST_PAGES) return;
    }
  }
}
