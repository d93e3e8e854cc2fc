/** What is shown before it is saved. */
export const CODE = ["keras", "pytorch", "notebook"] as const;
/** What this page opens again. */
export const OWN = ["json"] as const;

const NAMED: readonly string[] = [...CODE, ...OWN];
/** Every other format is a model for other programs. */
export const isModel = (format: string): boolean => !NAMED.includes(format);
export const isCode = (format: string): boolean => CODE.some((name) => name === format);
export const isOwn = (format: string): boolean => OWN.some((name) => name === format);

/** What is saved, as the reader of the dialog sees it. */
export const FILES: Readonly<Record<string, string>> = {
  json: "experiment.json",
  keras: "model.py, weights.npz",
  pytorch: "model.py, weights.npz",
  notebook: "model.ipynb",
  tensorflowjs: "model.json, weights.bin",
  onnx: "model.onnx",
  csv: "weights.csv",
};
