/** How long the browser may take to read what it saves. */
const KEPT_MS = 10_000;

function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Saves a text as a file, without a request. */
export const save = (text: string, name: string, type: string): void =>
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);

/** Saves bytes as a file, without a request. */
export const saveFile = ({ name, type, data }: { name: string; type: string; data: Uint8Array<ArrayBuffer> }): void =>
  saveBlob(new Blob([data], { type }), name);
