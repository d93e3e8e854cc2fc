import { isSave } from "../engine/notes.ts";
import { ExportError } from "../exports/exported.ts";
import { contentOf, readModel, type ModelFile } from "../exports/read/read.ts";
import { unzip } from "../exports/read/unzip.ts";
import type { Config } from "../engine/types.ts";
import { knownTo } from "./known.ts";
import type { Session } from "./session/session.ts";
import type { Store } from "./store.ts";
import { openTraining } from "./training-file.ts";

/** Files that are no data: what this page, or a program whose networks it knows, has written. */
export type OwnFile =
  | { readonly kind: "training"; readonly bytes: Uint8Array }
  /** An experiment, or a network with the files of its weights. */
  | { readonly kind: "model"; readonly files: readonly ModelFile[] }
  | { readonly kind: "lesson"; readonly text: string };

/** Larger texts are not read as JSON: data of that size is stored, not written out. */
const MOST_TEXT = 64 * 2 ** 20;
/** Bytes that tell a save. */
const HEAD = 64;
const JSON_FILE = /\.json$/i;
const ARCHIVE = /\.zip$/i;

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

/** What holds neither an experiment nor a network nor rows is taken for a lesson: what reads lessons says where the mistake is. */
async function ofJson(file: File, files: readonly File[]): Promise<OwnFile | null> {
  const text = await file.text();
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return null;
    const content = contentOf(value);
    if (content === "experiment" || content === "network") {
      const read = await Promise.all(files.map(async (each) => ({ name: each.name, data: await bytesOf(each) })));
      return { kind: "model", files: read };
    }
  } catch {
    // a text that is no JSON
  }
  return { kind: "lesson", text };
}

/** What is in an archive of a network, in place of that; other archives stay. */
async function unpacked(file: File): Promise<File[]> {
  const inner = ARCHIVE.test(file.name) && file.size <= MOST_TEXT ? await unzip(await bytesOf(file)) : null;
  if (!inner?.some(({ name }) => JSON_FILE.test(name))) return [file];
  return inner.map(({ name, data }) => new File([Uint8Array.from(data)], name));
}

/** What the files are besides data; null: they are data. */
export async function ownFile(given: readonly File[]): Promise<OwnFile | null> {
  const files = (await Promise.all(given.map(unpacked))).flat();
  for (const file of files) {
    if (file.size <= MOST_TEXT && JSON_FILE.test(file.name)) return ofJson(file, files);
    if (isSave(await bytesOf(file.slice(0, HEAD)))) return { kind: "training", bytes: await bytesOf(file) };
  }
  return null;
}

/** The config that the files hold; undefined: they are refused, which a notice says. */
function configOf(store: Store, files: readonly ModelFile[]): Config | string | undefined {
  try {
    return readModel(knownTo(store), store.experiment.value!, files);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    store.notice.value = { kind: "issues", issues: [error.refusal], from: "file" };
    return undefined;
  }
}

/** Opens such files. What is refused, or locked, changes nothing and is said in a notice. */
export async function openOwn(store: Store, session: Session, own: OwnFile): Promise<void> {
  // A step of a lesson locks presets, but another lesson may take its place.
  const isLocked = store.permissions.author.value.locked.has("presets");
  if ((own.kind !== "lesson" || isLocked) && !session.admits("presets")) return;
  if (store.view.value.room !== "playground") store.change({ room: "playground" });
  switch (own.kind) {
    case "lesson":
      store.lessonRequest.value = { value: own.text };
      return;
    case "model": {
      const config = configOf(store, own.files);
      if (config === undefined) return;
      store.change({ preset: null, goal: null });
      return session.propose(config, "file", null);
    }
    case "training": {
      const issues = await openTraining(store, session, own.bytes);
      if (issues.length > 0) store.notice.value = { kind: "issues", issues, from: "file" };
    }
  }
}
