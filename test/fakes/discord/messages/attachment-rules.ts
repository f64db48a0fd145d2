import type { FieldFault } from "../rest/api-error.ts";
import type { Upload } from "../rest/multipart.ts";
import type { Component } from "./component-shape.ts";
import { flatten } from "./component-tree.ts";
import type { MessageBody } from "./message-shape.ts";

/** A file that a message has. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly text: string;
}

/** What is new in a message, with the ids it will have. */
export interface NewAttachment extends Attachment, Upload {}

const MOST = 10;
const MOST_BYTES = 10 * 1_024 * 1_024;
/** Other signs are taken out of a name, and what pointed to it points nowhere. */
const NAME = /^\w[\w.-]*$/u;

/** What a message has after a body was written over it; without a list everything stays, and what came is added. */
export function attachmentsAfter(
  before: readonly Attachment[],
  given: MessageBody["attachments"],
  uploads: readonly NewAttachment[],
): Attachment[] {
  const plain = ({ id, filename, text }: Attachment) => ({ id, filename, text });
  if (!given) return [...before, ...uploads.map(plain)];
  return given.flatMap((one) => {
    const found = uploads.find(({ n }) => n === Number(one.id)) ?? before.find(isSame(one));
    return found ? [plain(found)] : [];
  });
}

/** Stricter than Discord, which takes a file without a word about it. */
export function attachmentFaults(
  before: readonly Attachment[],
  given: MessageBody["attachments"],
  uploads: readonly NewAttachment[],
): FieldFault[] {
  const listed = given ?? [];
  const unlisted = uploads.filter(({ n }) => !listed.some(({ id }) => Number(id) === n));
  const strangers = listed.filter(
    (one) => !uploads.some(({ n }) => n === Number(one.id)) && !before.some(isSame(one)),
  );
  const renamed = listed.filter(({ id, filename }) =>
    uploads.some((file) => file.n === Number(id) && filename && file.filename !== filename),
  );
  return [
    ...unlisted.map(({ n }) => fault(`files[${n}] is not among the attachments`)),
    ...strangers.map(({ id }) => fault(`there is no file for the attachment ${id}`)),
    ...renamed.map(({ id }) => fault(`the file of the attachment ${id} has another name`)),
  ];
}

/** What a message as a whole may not be. */
export function fileFaults(
  attachments: readonly Attachment[],
  components: readonly Component[],
): FieldFault[] {
  const names = attachments.map(({ filename }) => filename);
  const shown = components
    .flatMap(flatten)
    .flatMap((one) => (one.type === 13 ? [one.file.url.slice("attachment://".length)] : []));
  const bytes = attachments.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return [
    ...names.filter((name) => !NAME.test(name)).map((name) => fault(`the name ${name}`)),
    ...(new Set(names).size < names.length ? [fault("two files share a name")] : []),
    ...(names.length > MOST ? [fault(`${names.length} of ${MOST} files`)] : []),
    ...(bytes > MOST_BYTES ? [fault(`${bytes} of ${MOST_BYTES} bytes`)] : []),
    ...shown
      .filter((name) => !names.includes(name))
      .map((name) => fault(`a component shows ${name}, which is not attached`)),
  ];
}

/** A rule of Offprint: with Components V2 nobody sees a file that no component shows. */
export function hiddenFiles(
  attachments: readonly Attachment[],
  components: readonly Component[],
): string[] {
  const shown = JSON.stringify(components);
  return attachments
    .map(({ filename }) => filename)
    .filter((name) => !shown.includes(`"attachment://${name}"`));
}

function isSame({ id }: { readonly id: string | number }): (other: Attachment) => boolean {
  return (other) => other.id === String(id);
}

function fault(message: string): FieldFault {
  return { path: ["attachments"], code: "ATTACHMENT_INVALID", message };
}
