import { transferHandlers, type TransferHandler } from "comlink";
import { EngineError } from "../engine/error.ts";

interface Thrown {
  value: unknown;
}

interface Sent {
  isError: boolean;
  value: object;
}

/** Sends the issue of an engine's error to the page, too: comlink sends an error's name, message and stack alone. */
export function sendIssues(): void {
  const handler = transferHandlers.get("throw") as TransferHandler<Thrown, Sent>;
  transferHandlers.set("throw", {
    ...handler,
    serialize(thrown: Thrown) {
      const [sent, transferred] = handler.serialize(thrown);
      if (thrown.value instanceof EngineError) sent.value = { ...sent.value, issue: thrown.value.issue };
      return [sent, transferred];
    },
  });
}
