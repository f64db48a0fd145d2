import {
  ButtonStyle,
  ComponentType,
  LabelBuilder,
  ModalBuilder,
  Routes,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { connectClient, openForClient, searching } from "./open-client.ts";

const QUIET = { parse: [] };

const go = {
  type: ComponentType.ActionRow,
  components: [
    { type: ComponentType.Button, style: ButtonStyle.Primary, label: "Subscribe", customId: "go" },
  ],
} as const;

const form = new ModalBuilder({ customId: "form", title: "Subscribe" }).addLabelComponents(
  new LabelBuilder()
    .setLabel("Topic")
    .setTextInputComponent(
      new TextInputBuilder({ customId: "topic", style: TextInputStyle.Short }),
    ),
);

describe("the local Discord, used by discord.js", () => {
  it("lets it connect, register commands and see its servers", async () => {
    const { discord, guild, channel } = await openForClient();
    const client = await connectClient(discord);
    expect(client.guilds.cache.get(guild)?.channels.cache.has(channel)).toBe(true);
    expect(discord.commands.map(({ command }) => command.name)).toEqual(["papers"]);
    expect(discord.violations).toEqual([]);
  });

  it("shows a person the deferred answer and what became of it", async () => {
    const { discord, channel } = await openForClient();
    await connectClient(discord, async (one) => {
      if (!one.isChatInputCommand()) return;
      await one.deferReply({ flags: "Ephemeral" });
      await one.editReply(`Found ${one.options.getString("query")}`);
    });
    const seen = await discord.interact.command({ ...searching, channel });
    expect(seen.sights.map(({ kind }) => kind)).toEqual(["thinking", "edit"]);
    expect(seen.messages.map(({ content }) => content)).toEqual(["Found diffusion"]);
    expect(discord.messages(channel)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it("completes options, opens forms and changes the message the form came from", async () => {
    const { discord, channel } = await openForClient();
    await connectClient(discord, async (one) => {
      if (one.isAutocomplete()) await one.respond([{ name: "Robots", value: "robots" }]);
      if (one.isChatInputCommand()) await one.reply({ content: "Here", components: [go] });
      if (one.isButton()) await one.showModal(form);
      if (one.isModalSubmit() && one.isFromMessage())
        await one.update({
          content: `Saved ${one.fields.getTextInputValue("topic")}`,
          components: [],
        });
    });
    const typing = { ...searching, options: {}, option: "query", typed: "r", channel };
    expect(await discord.interact.autocomplete(typing)).toHaveLength(1);
    const [message] = (await discord.interact.command({ ...searching, channel })).messages;
    const press = { channel, message: message?.id ?? "", button: "Subscribe" };
    await discord.interact.submit(await discord.interact.press(press), { topic: "robots" });
    expect(discord.messages(channel)).toMatchObject([{ content: "Saved robots", components: [] }]);
    expect(discord.violations).toEqual([]);
  });

  it("holds it to the rate its headers tell, without a refusal", async () => {
    const perChannel = { requests: 2, perMs: 150 };
    const { discord, channel } = await openForClient({ perChannel });
    const { rest } = await connectClient(discord);
    const body = { content: "a", allowed_mentions: QUIET };
    await Promise.all([1, 2, 3, 4].map(() => rest.post(Routes.channelMessages(channel), { body })));
    expect(discord.messages(channel)).toHaveLength(4);
    expect(discord.overruns).toEqual([]);
  });
});
