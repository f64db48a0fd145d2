import { apiError, type FieldFault } from "../rest/api-error.ts";
import {
  type Attachment,
  attachmentFaults,
  attachmentsAfter,
  fileFaults,
} from "./attachment-rules.ts";
import { componentFaults } from "./component-rules.ts";
import type { Component } from "./component-shape.ts";
import { numbered } from "./component-tree.ts";
import { type Embed, embedLength, isEmptyEmbed } from "./embed-shape.ts";
import type { MessageBody } from "./message-shape.ts";

export const FLAGS = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** What a message shows, after any number of edits. */
export interface Content {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly flags: number;
  readonly attachments: readonly Attachment[];
}

export const NOTHING: Content = {
  content: "",
  embeds: [],
  components: [],
  flags: 0,
  attachments: [],
};

/** Where a message is written decides which flags may be set. */
const SETTABLE = {
  channel: FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.componentsV2,
  interaction:
    FLAGS.suppressEmbeds | FLAGS.ephemeral | FLAGS.suppressNotifications | FLAGS.componentsV2,
  edit: FLAGS.suppressEmbeds | FLAGS.componentsV2,
} as const;

export type Writing = keyof typeof SETTABLE;

/**
 * What a message shows once the body is written over it; a field left out stays as it was.
 * @throws ApiError 50006 for an empty message, 50035 for what is not allowed together
 */
export function written(before: Content, body: MessageBody, writing: Writing): Content {
  const files = [before.attachments, body.attachments, body.uploads ?? []] as const;
  const after: Content = {
    content: body.content === undefined ? before.content : (body.content ?? "").trim(),
    embeds: body.embeds === undefined ? before.embeds : (body.embeds ?? []),
    components: body.components === undefined ? before.components : (body.components ?? []),
    flags: flagsAfter(before.flags, body.flags, writing),
    attachments: attachmentsAfter(...files),
  };
  const faults = [
    ...flagFaults(body.flags ?? 0, writing),
    ...attachmentFaults(...files),
    ...contentFaults(after),
  ];
  if (faults.length > 0) throw apiError(50035, faults);
  if (isEmpty(after)) throw apiError(50006);
  return { ...after, components: numbered(after.components) };
}

function flagsAfter(before: number, given: number | null | undefined, writing: Writing): number {
  const settled = before & ~FLAGS.loading;
  if (writing !== "edit") return given ?? 0;
  if (given === null || given === undefined) return settled;
  // Components V2 cannot be taken back, and nobody but Discord sets the rest.
  return (settled & ~FLAGS.suppressEmbeds) | (given & SETTABLE.edit);
}

function flagFaults(given: number, writing: Writing): FieldFault[] {
  const strange = given & ~SETTABLE[writing];
  if (strange === 0) return [];
  return [fault(["flags"], "BASE_TYPE_INVALID", `flags ${strange} cannot be set here`)];
}

function contentFaults({ content, embeds, components, flags, attachments }: Content): FieldFault[] {
  const isV2 = (flags & FLAGS.componentsV2) !== 0;
  const length = embeds.reduce((sum, one) => sum + embedLength(one), 0);
  const legacy = isV2
    ? [...(content ? ["content"] : []), ...(embeds.length > 0 ? ["embeds"] : [])]
    : [];
  return [
    ...legacy.map((field) =>
      fault(
        [field],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The ${field} field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    ),
    ...(length > 6_000
      ? [fault(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", `${length} of 6,000 characters`)]
      : []),
    ...embeds.flatMap((one, at) =>
      isEmptyEmbed(one) ? [fault(["embeds", at], "BASE_TYPE_REQUIRED", "an empty embed")] : [],
    ),
    ...componentFaults(components, isV2),
    ...fileFaults(attachments, components),
  ];
}

function isEmpty({ content, embeds, components, attachments }: Content): boolean {
  return content === "" && [embeds, components, attachments].every(({ length }) => length === 0);
}

/** A rule of Offprint: no message, new or edited, may ever mention anybody. */
export function mentionsAnyone({ allowed_mentions: mentions }: MessageBody): boolean {
  const { parse, users, roles, replied_user } = mentions ?? {};
  const named = (users?.length ?? 0) + (roles?.length ?? 0);
  return parse?.length !== 0 || named > 0 || replied_user === true;
}

function fault(path: readonly PropertyKey[], code: string, message: string): FieldFault {
  return { path, code, message };
}
