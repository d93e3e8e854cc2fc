import { itemRefusals } from "../../code/refusals.ts";
import type { Refusal } from "../../exported.ts";
import type { Network } from "../../model.ts";
import { LOSSES, OPTIMIZERS } from "./training.ts";

/** What the code for Keras cannot say. */
export const kerasRefusals = (network: Network): Refusal[] =>
  itemRefusals(network, {
    format: "Keras",
    losses: Object.keys(LOSSES),
    optimizers: Object.keys(OPTIMIZERS),
  });
