import { toAscii } from "../../platform/ascii.ts";

/** What a number field accepts. */
export interface NumberRule {
  /** The least and greatest value. */
  range?: readonly [number, number];
  integer?: boolean;
  /** The field is in percent: a percent sign changes nothing. */
  percent?: boolean;
}

/** Why a text is refused: a text id and its arguments. */
export interface NumberFault {
  id: "number-empty" | "number-unreadable" | "number-ambiguous" | "number-whole" | "number-extreme" | "number-range";
  values: Record<string, string | number>;
}

export type ReadNumber = { value: number; fault?: undefined } | { value?: undefined; fault: NumberFault };

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten, with or without a factor; its exponent is marked by ^ or is a superscript. */
const POWER = /^(?:(.*\S)\s*[×·*x]\s*)?10(?:\s*\^\s*([-+]?\d+)|([-+]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/u;
const PLAIN = /^(\d*)(?:\.(\d*))?$/;
/** Groups of three digits, separated by spaces, apostrophes or underscores, which have no other meaning. */
const GROUPED = /^[1-9]\d{0,2}(?:([ '_])\d{3})(?:\1\d{3})*(?=$|[.,])/;

const count = (text: string, mark: string) => text.split(mark).length - 1;

const areGroups = (text: string, mark: string) =>
  text.split(mark).every((group, i) => (i === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group));

/** The possible readings of digits with marks as digits with at most one decimal point. */
function readings(written: string, integer: boolean): string[] {
  const grouped = GROUPED.exec(written);
  if (grouped) {
    const rest = written.slice(grouped[0].length);
    return [grouped[0].replaceAll(grouped[1], "") + rest.replace(",", ".")];
  }
  const [commas, points] = [count(written, ","), count(written, ".")];
  const [first, last] = written.indexOf(",") < written.indexOf(".") ? [",", "."] : [".", ","];
  if (commas > 0 && points > 0) {
    const [whole, fraction, ...more] = written.split(last);
    return more.length === 0 && areGroups(whole, first) ? [`${whole.replaceAll(first, "")}.${fraction}`] : [];
  }
  const mark = commas > 0 ? "," : ".";
  if (commas + points > 1) return areGroups(written, mark) ? [written.replaceAll(mark, "")] : [];
  const decimal = written.replace(",", ".");
  if (commas + points === 0 || !areGroups(written, mark)) return [decimal];
  const whole = written.replace(mark, "");
  if (mark === ",") return integer ? [whole] : [decimal, whole];
  return integer ? [decimal, whole] : [decimal];
}

const unreadable = (text: string): ReadNumber => ({
  fault: { id: "number-unreadable", values: { text: text.trim().slice(0, 24) } },
});

/**
 * Parses a number in the usual notations: decimal point or comma, any minus sign, thousands marks, full-width digits, 1e-3,
 * 1.5×10⁻³, 5 %. An ambiguous text such as 1,500 is refused, and so is a number that would be rounded to something else: 1e400,
 * 1e-400, or the integer 9007199254740993. The page's languages have a decimal point, so 1.500 is one and a half; an integer
 * has none, so 1,500 is 1500 there and 1.500 is refused.
 */
export function readNumber(text: string, rule: NumberRule = {}): ReadNumber {
  const written = toAscii(text);
  if (written === "") return { fault: { id: "number-empty", values: {} } };
  const percent = /^(.*\d[.,]?)\s*%$/.exec(written);
  const signed = /^([-+]?) *(.*)$/.exec(percent?.[1] ?? written)!;
  const power = POWER.exec(signed[2]);
  const scientific = power ? null : /^([^eE]*\d[.,]?)[eE]([-+]?\d+)$/.exec(signed[2]);
  const raised = power?.[3]
    ? Array.from(power[3], (c) => (SUPERSCRIPTS.includes(c) ? SUPERSCRIPTS.indexOf(c) : c)).join("")
    : power?.[2];
  const mantissa = power ? (power[1] ?? "1") : (scientific?.[1] ?? signed[2]);
  const exponent = Number(raised ?? scientific?.[2] ?? 0) - (percent && !rule.percent ? 2 : 0);
  const found = readings(mantissa, rule.integer ?? false).filter((digits) => PLAIN.test(digits) && /\d/.test(digits));
  const values = found.map((digits) => Number(`${signed[1]}${digits}e${exponent}`) + 0);
  if (values.length === 0) return unreadable(text);
  if (values.length > 1)
    return {
      fault: {
        id: "number-ambiguous",
        values: { text: text.trim(), one: String(values[0]), other: String(values[1]) },
      },
    };
  return judged(values[0], /[1-9]/.test(found[0]), rule);
}

function judged(value: number, hasDigits: boolean, { range, integer }: NumberRule): ReadNumber {
  if (!Number.isFinite(value) || (value === 0 && hasDigits)) return { fault: { id: "number-extreme", values: {} } };
  if (integer && !Number.isInteger(value)) return { fault: { id: "number-whole", values: {} } };
  if (range && !(value >= range[0] && value <= range[1]))
    return { fault: { id: "number-range", values: { low: range[0], high: range[1] } } };
  if (integer && !Number.isSafeInteger(value)) return { fault: { id: "number-extreme", values: {} } };
  return { value };
}
