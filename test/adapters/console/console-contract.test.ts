import { placeOf } from "../../../src/chat/place.ts";
import { describeAdapter } from "../../contracts/adapter.ts";
import { openConsole } from "./open-console.ts";

for (const isTerminal of [false, true]) {
  describeAdapter(isTerminal ? "console (terminal)" : "console (pipe)", () => {
    const { adapter, type, written } = openConsole({ isTerminal });
    return {
      adapter,
      place: placeOf("console", "local"),
      gone: placeOf("elsewhere", "1"),
      say: (line) => type(`/papers ${line}\n`),
      shown: written,
    };
  });
}
