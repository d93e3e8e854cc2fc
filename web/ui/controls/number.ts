import { toAscii } from "../../platform/ascii.ts";

/** What a field for a number takes. */
export interface NumberRule {
  /** The least and the greatest value. */
  range?: readonly [number, number];
  integer?: boolean;
  /** The field counts in percent: the sign changes nothing. */
  percent?: boolean;
}

/** Why a text is refused: a message of the page, and its arguments. */
export interface NumberFault {
  id: "number-empty" | "number-unreadable" | "number-ambiguous" | "number-whole" | "number-extreme" | "number-range";
  values: Record<string, string | number>;
}

export type ReadNumber = { value: number; fault?: undefined } | { value?: undefined; fault: NumberFault };

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Ten to a power, after a factor or alone; what follows must be marked as its exponent, by ^ or by its height. */
const POWER = /^(?:(.*\S)\s*[×·*x]\s*)?10(?:\s*\^\s*([-+]?\d+)|([-+]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/u;
const PLAIN = /^(\d*)(?:\.(\d*))?$/;
/** Groups of three, parted by spaces, apostrophes or underlines: these mean nothing else. */
const GROUPED = /^[1-9]\d{0,2}(?:([ '_])\d{3})(?:\1\d{3})*(?=$|[.,])/;

const count = (text: string, mark: string) => text.split(mark).length - 1;

const areGroups = (text: string, mark: string) =>
  text.split(mark).every((group, i) => (i === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group));

/** Digits with at most one point, of digits with any marks; several where one mark can be read in two ways. */
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
 * The number that a text says, however people write it: a decimal point or comma, any minus sign, thousands marks, full-width digits,
 * 1e-3 or 1.5×10⁻³, 5 %. What could be two numbers, as 1,500, is refused, and so is what is rounded to something else: 1e400, 1e-400,
 * or as a whole number 9007199254740993. The page's languages have a decimal point, so 1.500 is one and a half; but a whole number has
 * none, so that there 1,500 can only be in thousands, and 1.500 is refused.
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
