import type { FluentResource } from "@fluent/bundle";

/** The parsed texts of a file, by their ids. */
export type Source = Record<string, FluentResource["body"][number]["value"]>;
