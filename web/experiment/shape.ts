import type { Catalog, CustomData, DataSpec, StoredData } from "../engine/types.ts";

/** The shape of an example: [columns], [steps, features] of a sequence, or [rows, columns, channels] of a picture. */
export type Shape = readonly number[];

export const sizeOfShape = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

const isOwn = (data: DataSpec): data is CustomData => data.name === "custom";

const isStored = (data: DataSpec): data is StoredData => data.name === "stored";

export function shapeOf({ datasets }: Catalog, data: DataSpec): Shape {
  if (isOwn(data)) return data.shape ?? [data.inputs[0].length];
  if (isStored(data)) return data.shape;
  const { shape, parameters, usual_classes } = datasets.find(({ name }) => name === data.name)!;
  const sizeNamed = (name: string) =>
    data[name] ?? (name === "classes" ? usual_classes : parameters.find((each) => each.name === name)?.default);
  return shape.map((size) => (typeof size === "number" ? size : Number(sizeNamed(size))));
}

/** A picture's channels are left out if it has one. */
export const sizeText = (shape: Shape): string =>
  (shape.length === 3 && shape[2] === 1 ? shape.slice(0, 2) : shape).join(" × ");

export const isSequence = (shape: Shape): boolean => shape.length === 2;
