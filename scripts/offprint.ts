import { CommanderError } from "commander";
import { scripts } from "./index.ts";
import { createProgram } from "./line/program.ts";

const WRONG_USE = 2;

try {
  await createProgram(scripts).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
}
