import type { Line, Section } from "./configuration";

/** A note on a line that the inputs express. */
export interface Note {
  line: Line;
  note: string;
}

const known: [RegExp, string][] = [
  [/^stats auth /, "the password is not imported; the output `statsPassword` is a new one"],
  [
    /^stats socket (?:unix@)?\/(?!(?:var\/)?run\/haproxy\/admin\.sock )/,
    "the pair's own socket is /run/haproxy/admin.sock, for root and haproxy: use it instead of this one",
  ],
  [
    / verify none .*\bverifyhost | verifyhost .* verify none\b/,
    "`verifyhost` has no effect with `verify none`",
  ],
  [
    /^server \S+ [a-z](?!.* (?:sni|verifyhost) ).* ca-file (?:@system-ca|\/etc\/ssl\/certs\/ca-certificates\.crt)( |$)/i,
    "its certificate must now be valid for this name: set `sni` if it is for another",
  ],
  [/\bjwt_verify\([^)]*\//, "every node must have this file: copy it there yourself"],
  [/\binsecure-password /, "a placeholder: replace it with the password's hash by `openssl passwd -6`"],
  [/ password /, "a secret: keep it in the stack's config, encrypted"],
  [/ crt \S*\/( |$)/, "a folder: give each certificate in it, by name"],
];

/** Returns the notes on lines that were read. */
export function notesOn(sections: readonly Section[], isLeftOver: (line: Line) => boolean): Note[] {
  const lines = sections.flatMap((section) => section.lines).filter((line) => !isLeftOver(line));
  return lines.flatMap((line) =>
    known
      .filter(([pattern]) => pattern.test((line.words ?? []).join(" ")))
      .map(([, note]) => ({ line, note })),
  );
}
