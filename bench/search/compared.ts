import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { ours } from "./ours.ts";

/** @param of the measure of each engine by its name */
export function compared(
  name: string,
  of: ReadonlyMap<string, number>,
  unit: string,
): BenchResult[] {
  const peers = [...of].filter(([engine]) => engine !== ours.name);
  return besidePeers(row(`search: ${name}`, of.get(ours.name) ?? 0, unit), peers);
}
