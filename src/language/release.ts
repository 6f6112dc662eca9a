/** Reads an x.y release as numbers. */
export function parseRelease(value: string): [number, number] | undefined {
  const [, major = "", minor = ""] = /^(\d{1,2})\.(\d{1,2})$/.exec(value) ?? [];
  return major === "" ? undefined : [Number(major), Number(minor)];
}

/** Returns whether a release is at least the needed one. */
export function isAtLeast(release: string, needed: string): boolean {
  const [major, minor] = parseRelease(release) ?? [0, 0];
  const [neededMajor, neededMinor] = parseRelease(needed) ?? [0, 0];
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
