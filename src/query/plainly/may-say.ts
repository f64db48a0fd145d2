const WORDS = `after al articles? authors? before between by cat categor(?:y|ies) comments during
  either except excluding from in last likes literature most not of on papers? past
  preprints? publications? published research since stars studies subject submitted this through till
  up upvotes votes works? yesterday released posted appeared written
  van von vom zu del? della di da dos du der den le ter ten el bin`;

const WORD = new RegExp(
  String.raw`\b(?:${WORDS.split(/\s+/).join("|")})(?![\w:])|\b(?:in|code|github|repo|arxiv|allintitle):|\b(?:min|max)[- ]|\b(?:date|year)\s?[<>=]|org/`,
  "i",
);

const SIGN = /[+*'’`‘]|\p{Lu}\. |:[!-]|\p{L}[,;]\p{L}|\d\.\.|\.\.\d/u;

/** Whether there is a word or sign that every rule needs one of: most texts have none, and are read as quickly as before. */
export function maySay(text: string): boolean {
  return SIGN.test(text) || WORD.test(text);
}
