/** Steps by which a handout is made smaller: 9 pt down to 6 pt. */
export const ZOOMS = [1, 0.94, 0.88, 0.82, 0.76, 0.71, 0.67] as const;

/** CSS pixels between the margins of 12 mm: the width of A4, and the height of Letter, the shorter of the two, with some to spare. */
export const PAPER = { width: 700, height: 945 } as const;

const MOST_PAGES = 2;

/** How many pages blocks take that stand below each other and are not broken, but for those that are longer than a page. */
export function pageCount(heights: readonly number[], page: number): number {
  let [pages, used] = [1, 0];
  for (const height of heights) {
    if (used > 0 && used + height > page) [pages, used] = [pages + 1, 0];
    pages += Math.ceil((used + height) / page - 1);
    used = (used + height) % page || page;
  }
  return pages;
}

/** Down to where a block begins that follows, as it stands on paper of that width. */
function heightsOf(host: HTMLElement, blocks: readonly Element[]): number[] {
  const boxes = blocks.map((block) => block.getBoundingClientRect());
  const ratio = PAPER.width / host.getBoundingClientRect().width; // browsers differ in whether `zoom` counts
  return boxes.map(({ top, bottom }, i) => ((boxes[i + 1]?.top ?? bottom) - top) * ratio);
}

/** Makes it as much smaller as it takes for two pages, and where that is not enough, leaves out what can be spared. */
export function fitPaper(host: HTMLElement, blocks: () => readonly Element[], shorten: (brief: boolean) => void): void {
  for (const brief of [false, true]) {
    shorten(brief);
    for (const zoom of ZOOMS) {
      host.style.setProperty("--fit", String(zoom));
      if (pageCount(heightsOf(host, blocks()), PAPER.height) <= MOST_PAGES) return;
    }
  }
}
