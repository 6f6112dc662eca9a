import type { Line, Section } from "./configuration";

/** A note on a line that the inputs express. */
export interface Note {
  line: Line;
  note: string;
}

const known: [RegExp, string][] = [
  [/^stats auth /, "the password is not taken over: a new one is generated, the output `statsPassword`"],
  [
    /^stats socket (?:unix@)?\/(?!(?:var\/)?run\/haproxy\/admin\.sock )/,
    "the pair's own socket is /run/haproxy/admin.sock, for root and haproxy: point what uses this one there",
  ],
  [
    / verify none .*\bverifyhost | verifyhost .* verify none\b/,
    "`verifyhost` has no effect beside `verify none`",
  ],
  [
    /^server \S+ [a-z](?!.* (?:sni|verifyhost) ).* ca-file (?:@system-ca|\/etc\/ssl\/certs\/ca-certificates\.crt)( |$)/i,
    "its certificate has to be valid for this name from now on: give `sni` if it is for another",
  ],
  [/\bjwt_verify\([^)]*\//, "a file that every node must have: the pair does not bring it there"],
  [/\binsecure-password /, "a placeholder: give the hash that `openssl passwd -6` makes of the password"],
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
