import { found } from "../../engine/issue.ts";
import type { ExportedFile } from "../../exports/exported.ts";
import { FORMATS } from "../../exports/formats.ts";
import { PICTURE_FORMATS, drawFigure, pictureFile, type PictureFormat } from "../../panes/figures/draw.ts";
import { figuresOf } from "../../panes/figures/list.ts";
import { exportedFiles } from "../../state/exporting.ts";
import type { Session } from "../../state/session/session.ts";
import { openTraining, trainingFile } from "../../state/training-file.ts";
import { configError } from "./config-error.ts";
import type { Host } from "./host.ts";

/** What the element gives and takes as files. Loaded when a script first asks for it. */

/** A host that is in a document. */
type OpenHost = Host & { readonly session: Session };

/** `link` is the address that leads back to the experiment. Rejects by name for an unknown format or target, and for what the format cannot say. */
export async function exportAs(
  host: OpenHost,
  format: string,
  target: string,
  link: string | null,
): Promise<ExportedFile[] | undefined> {
  if (FORMATS.some(({ id }) => id === format)) return exportedFiles(host.store, host.session, format, link);
  const picture = PICTURE_FORMATS.find((name) => name === format);
  const formats = [...FORMATS.map(({ id }) => id), ...PICTURE_FORMATS];
  if (!picture) throw configError("format", "name_unknown", { name: found(format), allowed: formats });
  return [await figure(host, picture, target, link)];
}

async function figure(
  { store, session, element }: OpenHost,
  format: PictureFormat,
  target: string,
  link: string | null,
): Promise<ExportedFile> {
  const figures = figuresOf(store);
  if (!figures.includes(target)) throw configError("target", "name_unknown", { name: found(target), allowed: figures });
  await store.texts.value.load("share");
  const root = element.renderRoot as ShadowRoot;
  return pictureFile(await drawFigure({ store, session, root, link }, target), target, format);
}

export const save = ({ store, session }: OpenHost): Promise<Uint8Array | undefined> => trainingFile(store, session);

/** Rejects for what is no save, and changes nothing then. */
export async function load({ store, session }: OpenHost, bytes: unknown): Promise<void> {
  const [issue] = await openTraining(store, session, bytesOf(bytes));
  if (issue) throw Object.assign(new Error(issue.message), { name: "ConfigError", ...issue });
}

/** What of a script's bytes can be a file. */
function bytesOf(value: unknown): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
  throw configError("bytes", "save_expected", { found: found(value) });
}
