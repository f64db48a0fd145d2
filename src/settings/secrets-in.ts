import type { SettingShapes } from "./setting-shapes.ts";

/** Values that must never be shown or logged: those marked as secret, and passwords in addresses. */
export function secretsIn(
  shapes: SettingShapes,
  values: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(shapes).flatMap(([name, shape]) => {
    const value = values[name];
    if (value instanceof URL) return passwordOf(value);
    return shape.meta()?.secret === true ? textsIn(value) : [];
  });
}

function passwordOf({ password }: URL): string[] {
  return password === "" ? [] : [password, plain(password)];
}

/** As it was typed, unless what looks like an escape is none. */
function plain(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

function textsIn(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === "string");
}
