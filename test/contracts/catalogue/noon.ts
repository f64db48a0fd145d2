/** When a catalogue first hears of its papers. */
export const noon = Date.UTC(2026, 0, 5, 12);
