/** Times and sizes. */
import { checked, matching } from "./basic";

const longestTimer = 2 ** 31 - 1;
const millisecondsIn = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type TimeUnit = keyof typeof millisecondsIn;

/** Returns the milliseconds of a duration, or undefined for anything else. */
export function milliseconds(value: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d{1,12})(ms|s|m|h|d)$/.exec(value) ?? [];
  return unit === "" ? undefined : Number(digits) * millisecondsIn[unit as TimeUnit];
}

export const duration = checked(
  "is not a duration: a whole number above 0 with ms, s, m, h or d, such as 500ms or 30s, at most 24d",
  (value) => {
    const time = milliseconds(value);
    return time !== undefined && time > 0 && time <= longestTimer;
  },
);

/** A timeout that can be off: haproxy then waits without limit, or by another timeout. */
export const timeoutOrNone = checked(
  "is not a duration, such as 500ms or 30s, at most 24d, or 0s for none",
  (value) => value === "0s" || duration.safeParse(value).success,
);

export const tableSize = matching(
  "is not a size: a whole number above 0, alone or with k, m or g, such as 5000 or 100k",
  /^[1-9]\d{0,8}[kmg]?$/,
);
