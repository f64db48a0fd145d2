/** A moment as milliseconds since 1970-01-01T00:00Z: safe in JSON, comparable, without a zone. */
export type Instant = number;
