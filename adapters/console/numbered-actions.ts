import type { Action } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";

/** An action on the screen and the place whose message carries it. */
interface NumberedAction {
  readonly place: Place;
  readonly action: Action;
}

/** The actions that a number typed now can mean. */
export interface NumberedActions {
  readonly size: number;
  /**
   * An answer: its actions are numbered from 1 and those before it are gone. An answer without any,
   * such as a mistake explained, leaves the numbers on the screen their meaning.
   */
  replace(place: Place, actions: readonly Action[]): void;
  /**
   * A message that came by itself: its actions are numbered after those on the screen, so that a
   * number about to be typed keeps its meaning. Returns the number of the first.
   */
  append(place: Place, actions: readonly Action[]): number;
  at(number: number): NumberedAction | undefined;
}

/** Numbers a person would still type; a console that only receives starts again beyond it. */
const LIMIT = 500;

export function createNumberedActions(): NumberedActions {
  let shown: NumberedAction[] = [];
  const add = (place: Place, actions: readonly Action[]) => {
    shown.push(...actions.map((action) => ({ place, action })));
  };
  return {
    get size() {
      return shown.length;
    },
    replace: (place, actions) => {
      if (actions.length === 0) return;
      shown = [];
      add(place, actions);
    },
    append: (place, actions) => {
      if (shown.length > LIMIT) shown = [];
      const first = shown.length + 1;
      add(place, actions);
      return first;
    },
    at: (number) => shown[number - 1],
  };
}
