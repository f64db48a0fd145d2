// Imported into a bot's process: notes how long its event loop was not there for others.
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { threadMs } from "../measure.ts";
import type { LoopLook } from "./loop-looks.ts";

const LOOK_MS = 2;
const NOTE_MS = 200;

const file = process.env.WATCH_LOOP_IN;
if (isMainThread && file !== undefined) watch(file);

/** Between two looks lies what ran without anybody else having a turn. */
function watch(notes: string): void {
  let last = { wall: performance.now(), cpu: threadMs() };
  let longest = { wallMs: 0, cpuMs: 0 };
  const look = () => {
    const now = { wall: performance.now(), cpu: threadMs() };
    longest = {
      wallMs: Math.max(longest.wallMs, now.wall - last.wall - LOOK_MS),
      cpuMs: Math.max(longest.cpuMs, now.cpu - last.cpu),
    };
    last = now;
  };
  const note = () => {
    const line: LoopLook = { at: Date.now(), ...longest };
    appendFileSync(notes, `${JSON.stringify(line)}\n`);
    longest = { wallMs: 0, cpuMs: 0 };
  };
  setInterval(look, LOOK_MS).unref();
  setInterval(note, NOTE_MS).unref();
}
