import type { Need } from "../../experiment/protocol.ts";
import type { Store } from "../../state/store.ts";
import type { Session } from "../../state/session/session.ts";
import { WHOLE } from "../network/columns.ts";
import { trace } from "./trace.ts";
import { FigureView } from "./view.ts";

export const PICTURE_FORMATS = ["svg", "png"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export interface PictureFile {
  name: string;
  type: string;
  data: Uint8Array<ArrayBuffer>;
}

/** Pixels of a PNG for each of the drawing. */
const SCALE = 2;
/** Until a view has drawn what it has, and asked for what it shows besides. */
const SETTLED_MS = 250;
/** How often to look for the parts of the snapshot that a figure needs: some are computed more rarely, others never. */
const MOST_LOOKS = 8;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What draws figures, and where. */
export interface Drawer {
  readonly store: Store;
  readonly session: Session;
  /** The shadow root of the element. */
  readonly root: ShadowRoot;
  /** null: nothing leads back to the page. */
  readonly link: string | null;
}

/** Draws a figure of that id as an SVG. */
export async function drawFigure({ store, session, root, link }: Drawer, id: string): Promise<SVGSVGElement> {
  const panel = store.panels.find((one) => one.id === id);
  await panel?.load?.();
  const stage = new FigureView();
  Object.assign(stage, { figure: id, link, inert: true });
  stage.setAttribute("aria-hidden", "true");
  const before = store.unitsShown.peek();
  if (id === "network") store.unitsShown.value = WHOLE;
  root.append(stage);
  try {
    await stage.updateComplete;
    await session.refresh();
    for (let i = 0; i < MOST_LOOKS && !hasParts(store, panel?.needs ?? []); i++) await wait(SETTLED_MS);
    await wait(SETTLED_MS);
    await stage.updateComplete;
    return trace(stage.renderRoot.querySelector("figure")!);
  } finally {
    stage.remove();
    store.unitsShown.value = before;
  }
}

const hasParts = ({ snapshot }: Store, needs: readonly Need[]) =>
  needs.every((need) => snapshot.peek()?.parts[need] !== undefined);

const written = (drawing: SVGSVGElement) => new XMLSerializer().serializeToString(drawing);

const SVG_TYPE = "image/svg+xml";

/** The drawing as the bytes of a file. */
export async function pictureFile(drawing: SVGSVGElement, name: string, format: PictureFormat): Promise<PictureFile> {
  if (format === "svg")
    return { name: `${name}.svg`, type: SVG_TYPE, data: new TextEncoder().encode(written(drawing)) };
  const png = await painted(drawing);
  return { name: `${name}.png`, type: png.type, data: new Uint8Array(await png.arrayBuffer()) };
}

/** The address of a drawing as a picture. */
export const pictureAddress = (drawing: SVGSVGElement): string =>
  `data:${SVG_TYPE},${encodeURIComponent(written(drawing))}`;

async function painted(drawing: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = pictureAddress(drawing);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("too large for a picture"))), "image/png"),
  );
}
