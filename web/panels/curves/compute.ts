import type { Compute } from "../../experiment/compute.ts";
import "./types.ts";

export const compute: Compute<"curves"> = ({ curves }) => curves;
