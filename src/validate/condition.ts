/** ACLs that HAProxy itself defines (configuration manual, section 7.4). */
const predefined = new Set(
  (
    "FALSE HTTP HTTP_1.0 HTTP_1.1 HTTP_2.0 HTTP_CONTENT HTTP_URL_ABS HTTP_URL_SLASH HTTP_URL_STAR LOCALHOST " +
    "METH_CONNECT METH_DELETE METH_GET METH_HEAD METH_OPTIONS METH_POST METH_PUT METH_TRACE RDP_COOKIE REQ_CONTENT " +
    "TRUE WAIT_END"
  ).split(" "),
);

/** The words of a condition, of which an ACL's may begin with `!`; undefined when it is none. */
export function conditionWords(condition: string): string[] | undefined {
  const words = condition
    .replace(/!\s+/g, "!")
    .split(/\s+/)
    .filter((word) => word !== "");
  const alternatives = words.join(" ").split(" or ");
  const complete = alternatives.every((words) => words.split(" ").every((word) => isTerm(word)));
  return complete ? words : undefined;
}

const isTerm = (word: string) =>
  /^!?[A-Za-z0-9][A-Za-z0-9._-]*$/.test(word) && word !== "or" && word !== "!or";

/** The ACLs in a condition that the inputs have to define. */
export function aclsIn(words: readonly string[]): string[] {
  return words
    .filter((word) => word !== "or")
    .map((word) => word.replace("!", ""))
    .filter((name) => !predefined.has(name));
}
