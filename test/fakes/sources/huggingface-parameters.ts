const FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  limit: (value) => isBetween(Number(value), 1, 100),
  p: (value) => isBetween(Number(value), 0, Number.MAX_SAFE_INTEGER),
  date: (value) => isDate(value),
  week: (value) => /^\d{4}-W(0[1-9]|[1-4]\d|5[0-2])$/.test(value),
  month: (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  sort: (value) => ["publishedAt", "trending"].includes(value),
};

/** Stricter than the site in one thing: the limit has to be sent. */
export function wrongParameter(query: URLSearchParams): string | undefined {
  if (!query.has("limit")) return "limit";
  return [...query].find(([name, value]) => !FORMS[name]?.(value))?.[0];
}

export function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** The ISO week, counted Thursday by Thursday. */
export function weekOf(date: string): string {
  const thursday = new Date(`${date}T00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  let week = 0;
  for (; thursday.getUTCFullYear() === year; week++) {
    thursday.setUTCDate(thursday.getUTCDate() - 7);
  }
  return `${year}-W${String(week).padStart(2, "0")}`;
}
