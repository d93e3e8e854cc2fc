export const NS = "http://www.w3.org/2000/svg";

/** Where a part of the drawing is put, and where its origin lies on the page. */
export interface Paper {
  readonly to: SVGElement;
  readonly left: number;
  readonly top: number;
}

/** An element of SVG with these attributes, as the last one of `to`. */
export function append(to: SVGElement, name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  to.append(element);
  return element;
}
