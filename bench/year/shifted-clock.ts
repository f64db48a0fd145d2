// Imported into a bot's process: its clock is ahead of the system's.
const ahead = Number(process.env.SHIFT_CLOCK_MS ?? 0);
const { now } = Date;
Date.now = () => now() + ahead;
