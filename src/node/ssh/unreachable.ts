/** A node or bastion host that cannot be reached, logged in to or used; the message says which and why. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** A failure that also occurs while a host boots: another attempt may succeed. */
export class Passing extends Error {}

const dialFailures: Record<string, string> = {
  ECONNREFUSED: "it refuses connections",
  ECONNRESET: "it resets connections",
  EHOSTUNREACH: "there is no route to it",
  ENETUNREACH: "there is no route to it",
  EAI_AGAIN: "its name cannot be resolved",
};

/** Returns the failure that a socket's error means. */
export function dialFailure(error: NodeJS.ErrnoException): Error {
  // For a name with several addresses, the AggregateError has the code of its first error.
  if (error.code === "ENOTFOUND") return new Unreachable("its name has no address");
  return new Passing(
    dialFailures[error.code ?? ""] ?? `it cannot be connected to (${error.code ?? "no code"})`,
  );
}

/** Returns text of the other side for an error message: without control characters, at most 200 characters. */
export function quoted(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 200);
}
