import type { FluentResource } from "@fluent/bundle";

/** A parsed text. */
export type Pattern = NonNullable<FluentResource["body"][number]["value"]>;

/** The parsed texts of a file, by their ids. */
export type Source = Record<string, Pattern>;
