import { meaningOf, topicText } from "../src/channels/topic.ts";
import { defined } from "../src/collections/defined.ts";
import { type Context, defineCommand } from "../src/command/command.ts";
import { optionalText, type ReadValues, text } from "../src/command/option.ts";
import { refusePaperAsTopic } from "../src/command/paper-option.ts";
import { completeTopic, readTopic } from "../src/command/topic-option.ts";
import { completeWhen } from "../src/command/when-option.ts";
import { UserError } from "../src/errors.ts";
import { readSchedule } from "../src/schedule/read-schedule.ts";
import { invitedMessage } from "../src/views/subscriptions/invited-message.ts";

const options = {
  address: text("Your mail address; a link sent there confirms it", { main: true }),
  topic: optionalText("“trending”, or what to look for in the words of a search"),
  schedule: optionalText("Days, time and zone, such as weekdays 9:00 Berlin", {
    aliases: ["when"],
  }),
};

/** @throws UserError for what could not be followed, whatever the address */
function topicIn(typed: string): string {
  refusePaperAsTopic(typed);
  const topic = readTopic(typed);
  const { key, query } = meaningOf(topic);
  if (key !== "") return topicText(topic);
  throw new UserError(
    ["There is nothing to follow in that topic.", ...(query?.problems ?? [])].join(" "),
  );
}

async function invite(context: Context, values: ReadValues<typeof options>) {
  const { enrolment, actor, timeZone } = context;
  if (!enrolment) {
    throw new UserError(
      "This bot sends no mail. Digests can come here: start with /papers subscribe trending.",
    );
  }
  const { address, schedule } = values;
  const topic = topicIn(values.topic ?? "trending");
  const said = schedule === undefined ? {} : readSchedule(schedule);
  const zone = said.zone ?? timeZone;
  await enrolment.invite({ address, topic, by: actor.id, ...defined({ schedule, zone }) });
  return invitedMessage();
}

export const inbox = defineCommand({
  name: "inbox",
  description: "Get digests by mail: sends a link to the address, which confirms it",
  example: 'inbox name@example.org topic:"diffusion policy" schedule:"weekdays 9:00 Berlin"',
  options,
  run: invite,
  complete: { topic: completeTopic, schedule: completeWhen },
});
