// The growth of an example's cost as a picture: a chart each for width, depth, batch and samples, both scales logarithmic.

import { relativeCost } from "./report.mjs";

const [width, height, gap] = [190, 170, 24];
const [left, top] = [44, 44];

const style = `
text { font: 11px system-ui, sans-serif; fill: #333; }
.title { font-weight: 600; }
.axis { stroke: #ccc; }
.line { fill: none; stroke: #0b63ce; stroke-width: 2; }
.dot { fill: #0b63ce; }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd; }
  .axis { stroke: #555; }
  .line { stroke: #6cb0ff; }
  .dot { fill: #6cb0ff; }
}`;

const logScale = (from, to, start, end) => (value) =>
  start + (Math.log(value / from) / Math.log(to / from)) * (end - start);

/** Powers of ten with 1, 2 and 5 between them, in and around what is to be shown. */
function ticks(low, high) {
  const all = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of [1, 2, 5]) all.push(digit * 10 ** power);
  }
  const first = all.findLastIndex((tick) => tick <= low);
  return all.slice(first, all.findIndex((tick) => tick >= high) + 1);
}

const label = (value) => (value % 1000 === 0 ? `${value / 1000}k` : String(Number(value.toPrecision(4))));

function chart(name, points, offset, marks) {
  const x = logScale(points[0].value, points.at(-1).value, offset + 10, offset + width - 10);
  const y = logScale(marks[0], marks.at(-1), top + height, top);
  const places = points.map((point) => [x(point.value), y(relativeCost(point))].map((place) => place.toFixed(1)));
  const named = points.filter((_, i) => (points.length - 1 - i) % Math.ceil(points.length / 5) === 0);
  return [
    `<text class="title" x="${offset + width / 2}" y="${top - 10}" text-anchor="middle">${name}</text>`,
    ...marks.map(
      (mark) =>
        `<line class="axis" x1="${offset}" x2="${offset + width}" y1="${y(mark).toFixed(1)}" y2="${y(mark).toFixed(1)}"/>`,
    ),
    `<polyline class="line" points="${places.map((place) => place.join(",")).join(" ")}"/>`,
    ...places.map(([cx, cy]) => `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/>`),
    ...named.map(
      ({ value }) =>
        `<text x="${x(value).toFixed(1)}" y="${top + height + 16}" text-anchor="middle">${label(value)}</text>`,
    ),
  ].join("\n");
}

/** An SVG of {series: points}. Flat is growth with the arithmetic. */
export function growthPicture(growth) {
  const all = Object.values(growth).flat().map(relativeCost);
  const marks = ticks(Math.min(...all), Math.max(...all));
  const y = logScale(marks[0], marks.at(-1), top + height, top);
  const charts = Object.entries(growth).map(([name, points], i) =>
    chart(name, points, left + i * (width + gap), marks),
  );
  const size = [left + charts.length * (width + gap), top + height + 26];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(" ")}" width="${size[0]}" height="${size[1]}" role="img">
<title>Nanoseconds a thousand multiplications against width, depth, batch size and samples</title>
<style>${style}</style>
<text x="4" y="16">ns a thousand multiplications</text>
${marks.map((mark) => `<text x="${left - 6}" y="${(y(mark) + 4).toFixed(1)}" text-anchor="end">${label(mark)}</text>`).join("\n")}
${charts.join("\n")}
</svg>
`;
}
