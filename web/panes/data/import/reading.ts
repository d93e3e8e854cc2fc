import { encodingsOf } from "../../../data/encoding.ts";
import { isFault, type Fault } from "../../../data/fault.ts";
import {
  areStored,
  bytesOf,
  checkPair,
  checkSplit,
  isIdx,
  mostRows as mostPictures,
  pictureRows,
  readIdx,
  splitSet,
  wholeSet,
  type Idx,
  type Pair,
} from "../../../data/idx.ts";
import { openTable, type Chosen, type Opened, type Source } from "../../../data/open.ts";
import { guess, guessKind, USUAL_PICTURES, type Plan } from "../../../data/plan.ts";
import { take, type Limits, type Taken, type ToStore } from "../../../data/table.ts";
import type { CustomData } from "../../../engine/types.ts";
import type { DataNames } from "../../../experiment/link.ts";

export type Role = "input" | "target" | "sequence" | "unused";

/** Choices for a table's layout that replace guesses. */
type Given = Partial<Pick<Plan, "top" | "header" | "decimalComma">>;

/** The length of a long text that is shown first. */
const HEAD = 1 << 16;
const NEWLINE = 10;

const without = (columns: readonly number[], index: number) => columns.filter((i) => i !== index);
const withColumn = (columns: readonly number[], index: number) =>
  [...without(columns, index), index].sort((a, b) => a - b);

/** Bytes are shares of 255. */
const SHADES = [[0, 1 / 255]] as const;

const isTest = ({ name }: Idx) => /t10k|test/i.test(name);

/** What images without labels, or labels without images, still need; null if there are neither. */
const missing = ({ images, labels }: { images: Idx | null; labels: Idx | null }): Fault | null =>
  images
    ? { fault: "idx-labels-missing", name: images.name }
    : labels && { fault: "idx-images-missing", name: labels.name };

/** The state of an import: what was read, guessed and chosen, and the resulting data. */
export class Reading {
  sources: readonly Source[] = [];
  /** The index of the chosen table. */
  current = 0;
  opened: Opened | null = null;
  plan: Plan | null = null;
  /** The resulting data; null while it is computed. */
  taken: Taken | null = null;
  fault: Fault | null = null;
  busy = false;
  /** The encoding of the file, and the possible ones, the most likely first; pasted text has none. */
  encoding: string | null = null;
  encodings: readonly string[] = [];
  images: Idx | null = null;
  labels: Idx | null = null;
  /** Images that come as test images, with their labels. */
  tests: Pair | null = null;
  readonly #tests: Partial<Pair> = {};
  /** The number of images to import. */
  pictures = USUAL_PICTURES;
  readonly #limits: Limits;
  readonly #changed: () => void;
  #chosen: Chosen = {};
  #given: Given = {};
  /** The number of the latest read; results of earlier ones are dropped. */
  #turn = 0;

  constructor(limits: Limits, changed: () => void) {
    this.#limits = limits;
    this.#changed = changed;
  }

  get limits(): Limits {
    return this.#limits;
  }

  /**
   * A table replaces what was read before. Images and labels are two files, in any order; with test images and their labels
   * they are four.
   */
  async open(files: Iterable<File>): Promise<void> {
    const turn = this.#begin();
    const tables: Source[] = [];
    const found: Idx[] = [];
    for (const file of files) {
      const bytes = await bytesOf(file);
      if (turn !== this.#turn) return;
      if (isFault(bytes)) return this.#refuse(bytes);
      if (!isIdx(bytes)) {
        tables.push({ name: file.name, content: bytes });
        continue;
      }
      const idx = readIdx(bytes, file.name);
      if (isFault(idx)) return this.#refuse(idx);
      found.push(idx);
    }
    this.#keep(
      "images",
      found.filter(({ sizes }) => sizes.length === 3),
    );
    this.#keep(
      "labels",
      found.filter(({ sizes }) => sizes.length === 1),
    );
    if (tables.length === 0) return this.#pair();
    if (found.length > 0) return this.#refuse({ fault: "idx-besides", name: tables[0].name });
    return this.#readFirst(tables);
  }

  /** Of two files the one named as a test, or else the shorter one, is for testing. */
  #keep(kind: "images" | "labels", files: readonly Idx[]): void {
    const [first, second] = [...files].sort(
      (one, other) => Number(isTest(one)) - Number(isTest(other)) || other.sizes[0] - one.sizes[0],
    );
    if (!first) return;
    if (!second && isTest(first) && this[kind]) this.#tests[kind] = first;
    else [this[kind], this.#tests[kind]] = [first, second];
  }

  paste(text: string, name: string): void {
    this.#begin();
    if (text.trim() === "") return this.#refuse(null);
    void this.#readFirst([{ name, content: text }]);
  }

  pick(current: number): void {
    this.#begin();
    [this.current, this.#chosen, this.#given] = [current, {}, {}];
    void this.#read();
  }

  /** Reads the same file with other choices. */
  choose(chosen: Chosen): void {
    this.#begin(true);
    this.#chosen = { ...this.#chosen, ...chosen };
    this.#given = {};
    void this.#read();
  }

  /** Repeats the guesses that depend on the header and the number format. */
  give(given: Given): void {
    this.#given = { ...this.#given, ...given };
    void this.#guess(++this.#turn);
  }

  change(change: Partial<Plan>): void {
    this.plan = { ...this.plan!, ...change };
    void this.#judge(++this.#turn);
  }

  /** No column is both input and target. Other targets may have another meaning. */
  assign(index: number, role: Role): void {
    const plan = this.plan!;
    const inputs = role === "input" ? withColumn(plan.inputs, index) : without(plan.inputs, index);
    const targets = role === "target" ? withColumn(plan.targets, index) : without(plan.targets, index);
    const retargeted = targets.join() !== plan.targets.join() && targets.length > 0;
    const left = plan.sequence === index ? null : plan.sequence;
    this.change({
      inputs,
      targets,
      sequence: role === "sequence" ? index : left,
      ...(retargeted ? { kind: guessKind(this.opened!.sheet, { ...plan, targets }) } : {}),
    });
  }

  takePictures(count: number): void {
    this.pictures = count;
    this.#pair();
  }

  /** The old result stays visible while the file is read again. */
  #begin(again = false): number {
    [this.taken, this.fault, this.busy] = [null, null, true];
    if (!again) [this.opened, this.plan, this.encoding] = [null, null, null];
    this.#changed();
    return ++this.#turn;
  }

  #refuse(fault: Fault | null): void {
    [this.fault, this.taken, this.busy] = [fault, null, false];
    this.#changed();
  }

  /** The first table; one that cannot be read comes first, so that its fault is seen. */
  async #readFirst(tables: readonly Source[]): Promise<void> {
    const turn = this.#turn;
    [this.sources, this.images, this.labels, this.tests, this.current, this.#chosen, this.#given] = [
      tables,
      null,
      null,
      null,
      0,
      {},
      {},
    ];
    if (tables.length > 1) {
      const opened: (Opened | Fault)[] = [];
      for (const table of tables) opened.push(await openTable(table, navigator.languages, this.#limits.rows));
      if (turn !== this.#turn) return;
      this.current = Math.max(0, opened.findIndex(isFault));
    }
    await this.#read();
  }

  async #read(): Promise<void> {
    const turn = this.#turn;
    const source = this.sources[this.current];
    if (source.content.length > HEAD && !this.opened) await this.#preview(source, turn);
    if (turn !== this.#turn) return;
    const opened = await openTable(source, navigator.languages, this.#limits.rows, this.#chosen);
    if (turn !== this.#turn) return;
    if (isFault(opened)) return this.#refuseTable(source, opened);
    [this.opened, this.encoding, this.encodings] = [opened, opened.encoding, opened.encodings];
    return this.#guess(turn);
  }

  /** Text invalid in one encoding may be valid in another. */
  async #refuseTable({ content }: Source, fault: Fault): Promise<void> {
    const turn = this.#turn;
    const isEncoding = fault.fault === "file-encoding" && typeof content !== "string";
    const encodings = isEncoding ? await encodingsOf(content, navigator.languages) : [];
    if (turn !== this.#turn) return;
    [this.opened, this.plan, this.encodings, this.encoding] = [
      null,
      null,
      encodings,
      isEncoding ? String(fault.encoding) : null,
    ];
    this.#refuse(fault);
  }

  /** Shows the first lines of a long file while the rest is read. */
  async #preview({ name, content }: Source, turn: number): Promise<void> {
    const end = typeof content === "string" ? content.lastIndexOf("\n", HEAD) : content.lastIndexOf(NEWLINE, HEAD);
    const head = await openTable(
      { name, content: content.slice(0, end + 1) },
      navigator.languages,
      this.#limits.rows,
      this.#chosen,
    );
    if (isFault(head)) return;
    const plan = await guess(head.sheet, this.#given);
    if (turn !== this.#turn) return;
    [this.opened, this.plan, this.encoding, this.encodings] = [head, plan, head.encoding, head.encodings];
    this.#changed();
  }

  async #guess(turn: number): Promise<void> {
    this.busy = true;
    this.#changed();
    const plan = await guess(this.opened!.sheet, this.#given);
    if (turn !== this.#turn) return;
    this.plan = plan;
    return this.#judge(turn);
  }

  async #judge(turn: number): Promise<void> {
    [this.taken, this.busy] = [null, true];
    this.#changed();
    const taken = await take(this.opened!.sheet, this.plan!, this.#limits);
    if (turn !== this.#turn) return;
    if (isFault(taken)) return this.#refuse(taken);
    [this.taken, this.fault, this.busy] = [taken, null, false];
    this.#changed();
  }

  get mostPictures(): number {
    return mostPictures(this.images!, this.#limits.rows);
  }

  #pair(): void {
    const { images, labels } = this;
    [this.sources, this.tests] = [[], null];
    if (!images || !labels) return this.#refuse(missing({ images, labels }));
    const fault = checkPair(images, labels, this.#limits.columns) ?? this.#checkTests({ images, labels });
    if (fault) return this.#refuse(fault);
    const { data, rows, classes } = this.#pictures({ images, labels });
    const labeled = Array.from({ length: classes }, (_, i) => String(i));
    const names: DataNames = { classes: labeled, columns: [], scaling: SHADES };
    this.taken = {
      data,
      rows,
      columns: images.sizes[1] * images.sizes[2],
      kind: "classes",
      outputs: classes,
      names,
      skipped: 0,
      incomplete: 0,
      of: images.sizes[0],
      constant: [],
    };
    [this.fault, this.busy] = [null, false];
    this.#changed();
  }

  /** Sets `tests` if there are test images. */
  #checkTests(train: Pair): Fault | null {
    const { images = null, labels = null } = this.#tests;
    if (!images && !labels) return null;
    if (!images || !labels) return missing({ images, labels });
    const fault =
      checkPair(images, labels, this.#limits.columns) ?? checkSplit(train, { images, labels }, this.#limits.rows);
    if (!fault) this.tests = { images, labels };
    return fault;
  }

  /** All images if they come split, otherwise as many as are wanted: as lists, or stored if they are many. */
  #pictures(pair: Pair): { data: CustomData | ToStore; rows: number; classes: number } {
    const rows = Math.min(this.pictures, this.mostPictures);
    if (!this.tests && !areStored(pair.images, rows)) return { rows, ...pictureRows(pair.images, pair.labels, rows) };
    const { classes, ...data } = this.tests ? wholeSet(pair, this.tests) : splitSet(pair, rows);
    return { data, rows: data.store.targets.length, classes };
  }
}
