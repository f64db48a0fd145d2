import { z } from "zod";
import { type KnownScheme, type PaperId, parsePaperId, schemeOf } from "../paper/id.ts";

/** The id of a paper in a site's answer, in any form, of one of these schemes. */
export function paperIdOf(...wanted: readonly KnownScheme[]) {
  return z.string().transform((text, context): PaperId => {
    const id = parsePaperId(text);
    if (id && wanted.includes(schemeOf(id))) return id;
    context.addIssue(`Not an id of ${wanted.map(({ title }) => title).join(" or ")}.`);
    return z.NEVER;
  });
}
