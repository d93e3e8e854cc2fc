/** A record of a table: one line, or several if a quoted cell contains line breaks. Lines may end in LF, CR LF or CR. */

const QUOTE = '"';
const isBreak = (code: number) => code === 10 || code === 13;
const isSpace = (code: number) => code === 32;
/** Columns separated by runs of spaces and tabs. */
const isRun = (delimiter: string) => delimiter === " ";

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (isBreak(text.charCodeAt(i))) return i;
  return text.length;
}

/** Whether the character ends a cell. */
function endsCell(text: string, at: number, delimiter: string): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || isBreak(code) || text[at] === delimiter || (isRun(delimiter) && code === 9);
}

/** Where the quotation opened at `open` ends. −1: nowhere; −2: it is not a quotation, because the cell continues after it. */
function closing(text: string, open: number, delimiter: string): number {
  let at = text.indexOf(QUOTE, open + 1);
  while (at >= 0) {
    if (text[at + 1] === QUOTE) {
      at = text.indexOf(QUOTE, at + 2);
      continue;
    }
    let next = at + 1;
    while (!isRun(delimiter) && isSpace(text.charCodeAt(next))) next++;
    if (endsCell(text, next, delimiter)) return at;
    return /[\r\n]/.test(text.slice(open, at)) ? -1 : -2;
  }
  return -1;
}

/** Where a cell's quotation begins, after spaces only, or −1. */
function opening(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at++;
  return text[at] === QUOTE ? at : -1;
}

/** The end of the record at `start`, before its line break; −1 if a quotation is not closed. */
export function recordEnd(text: string, start: number, delimiter: string): number {
  const end = lineEnd(text, start);
  if (!text.slice(start, end).includes(QUOTE)) return end;
  let cell = start;
  for (;;) {
    const open = opening(text, cell);
    if (open >= 0) {
      const close = closing(text, open, delimiter);
      if (close === -1) return -1;
      if (close >= 0) cell = close + 1;
    }
    while (!endsCell(text, cell, delimiter)) cell++;
    if (cell >= text.length || isBreak(text.charCodeAt(cell))) return cell;
    cell++;
  }
}

/** The cells of a record, unquoted. */
export function splitRecord(record: string, delimiter: string): string[] {
  const text = isRun(delimiter) ? record.trim() : record;
  if (!text.includes(QUOTE)) return isRun(delimiter) ? text.split(/[ \t]+/) : text.split(delimiter);
  const cells: string[] = [];
  let start = 0;
  for (;;) {
    const open = opening(text, start);
    const close = open >= 0 ? closing(text, open, delimiter) : -1;
    let end = close >= 0 ? close + 1 : start;
    while (!endsCell(text, end, delimiter)) end++;
    cells.push(close >= 0 ? text.slice(open + 1, close).replaceAll('""', QUOTE) : text.slice(start, end));
    if (end >= text.length) return cells;
    start = end + 1;
    while (isRun(delimiter) && start < text.length && endsCell(text, start, delimiter)) start++;
  }
}
