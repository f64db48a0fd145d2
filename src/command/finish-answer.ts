import type { Later, Message } from "../chat/message.ts";
import { placed } from "../chat/placed.ts";
import type { Request } from "../chat/request.ts";
import { defined } from "../collections/defined.ts";
import { withNoteOnTop, withShareButton } from "../views/bot/around-answer.ts";
import type { ButtonShelf } from "./button-shelf.ts";
import type { Call } from "./locate.ts";
import { sealButtons } from "./seal-buttons.ts";

/** What an answer is given to. */
interface Asked {
  readonly call: Call;
  readonly request: Request;
  readonly shelf: ButtonShelf;
  /** Turns what went wrong into words. */
  readonly explain: (error: unknown, request: Request) => Message;
}

/** An answer of a command as it leaves for a platform, with what comes of it later. */
export async function finishAnswer({ later, ...now }: Message, asked: Asked): Promise<Message> {
  const { call, request, shelf } = asked;
  const whole = withNote(withShare(placed(now, request.place), call, request), call);
  const message = await sealButtons(whole, request, shelf);
  return { ...message, ...defined({ later: later && finishLater(later, message, asked) }) };
}

/** What fails then is said above the answer that is there. Never rejects. */
async function finishLater(later: Promise<Later>, shown: Message, asked: Asked): Promise<Later> {
  const { request, shelf, explain } = asked;
  try {
    const { whole, besides } = await later;
    return {
      whole: await finishAnswer(whole, asked),
      besides: await sealButtons(placed(besides, request.place), request, shelf),
    };
  } catch (error) {
    const besides = explain(error, request);
    return { whole: withNoteOnTop(shown, besides.summary), besides };
  }
}

function withShare(message: Message, { share }: Call, { hasReaders }: Request): Message {
  if (!share || !hasReaders || message.empty) return message;
  return withShareButton(message, share.action, share.given);
}

/** Says above the answer how the line was read. */
function withNote(message: Message, { note }: Call): Message {
  return note === undefined ? message : withNoteOnTop(message, note);
}
