const WORDS = `after al articles? authors? before below between by cat categor(?:y|ies) comments during
  either except excluding from in last least likes literature more most not of on over papers? past
  preprints? publications? published research since stars studies subject submitted this through till
  under up upvotes votes works? yesterday released posted appeared written
  van von vom zu del? della di da dos du der den le ter ten el bin`;

/** A word or sign that every rule needs one of: most texts have none, and are read as quickly as before. */
export const MAY_SAY = new RegExp(
  String.raw`[+>=*'’\x60‘]|\p{Lu}\. |org/|\b(?:${WORDS.split(/\s+/).join("|")})(?![\w:])|\b(?:in|code|github|repo|arxiv|allintitle):|\b(?:min|max)[- ]`,
  "iu",
);
