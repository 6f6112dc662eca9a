/** A node or bastion host that cannot be reached, logged in to or used; the message says which and why. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** A failure that a host which is just booting shows, too: another attempt may succeed. */
export class Passing extends Error {}

const dialFailures: Record<string, string> = {
  ECONNREFUSED: "it refuses connections",
  ECONNRESET: "it resets connections",
  EHOSTUNREACH: "there is no route to it",
  ENETUNREACH: "there is no route to it",
  EAI_AGAIN: "its name cannot be resolved",
};

/** What a socket's error says of the host. */
export function dialFailure(error: NodeJS.ErrnoException): Error {
  // An AggregateError, of a name with several addresses, has the code of its first error.
  if (error.code === "ENOTFOUND") return new Unreachable("its name has no address");
  return new Passing(
    dialFailures[error.code ?? ""] ?? `it cannot be connected to (${error.code ?? "no code"})`,
  );
}

/** Text of the other side for the line of an error: without control characters, and not endless. */
export function quoted(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 200);
}
