import type { Window } from "../../sources/source.ts";
import { HOUR } from "../../time/durations.ts";
import { type ScoreNumbers, scoreOf, TRENDING, windowMs } from "../../trending/score.ts";
import { growthWords } from "../papers/paper-item.ts";
import { counted, spanWords } from "./quantities.ts";

/** The place of a paper, and the numbers it comes from. */
export interface RankView {
  readonly place: number;
  readonly of: number;
  readonly votes: number;
  readonly numbers: ScoreNumbers;
  readonly estimated: boolean;
  readonly sourceRank?: number;
}

/** `Number 3 of 11 · score 1.25 · ▲ up 34 in 24 h · 112 votes` */
export function rankWords(rank: RankView, window: Window): string {
  const { place, of, votes, numbers, estimated, sourceRank } = rank;
  const overMs = numbers.overHours * HOUR;
  return [
    `Number ${place.toLocaleString("en")} of ${of.toLocaleString("en")}`,
    ...(sourceRank === undefined ? [] : [`number ${sourceRank} in the source’s own order`]),
    `score ${scoreOf(numbers, window).toFixed(2)}`,
    growthWords({ votes: numbers.votes, overMs, estimated }),
    counted(votes, "vote"),
  ].join(" · ");
}

/**
 * The score's formula with its numbers, from which anybody can work it out:
 * `(34 votes + 0.5 × 2 comments + 0.02 × 120 stars) ÷ (17.3 h + 2)^1.2 = 1.25`
 */
export function formulaWords(numbers: ScoreNumbers, window: Window): string {
  const { weights, windows } = TRENDING;
  const { hours, gravity } = windows[window];
  const grown = [
    counted(numbers.votes, "vote"),
    `${weights.comments} × ${counted(numbers.comments, "comment")}`,
    `${weights.stars} × ${counted(numbers.stars, "star")}`,
  ].join(" + ");
  const scale = numbers.overHours === hours ? "" : ` × ${hours} h ÷ ${numbers.overHours} h`;
  const score = scoreOf(numbers, window).toFixed(2);
  return `(${grown})${scale} ÷ (${numbers.ageHours} h + 2)^${gravity} = ${score}`;
}

/** `the 24 h` */
export function windowWords(window: Window): string {
  return `the ${spanWords(windowMs(window))}`;
}
