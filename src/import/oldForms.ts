/** Directives that haproxy has dropped, with their replacements. */
const oldForms: [RegExp, string][] = [
  [/^req(?:add|i?rep|i?del|i?allow|i?deny|i?pass|i?tarpit)\b/, "`http-request` rules"],
  [/^rsp(?:add|i?rep|i?del|i?deny)\b/, "`http-response` rules"],
  [/^block\b/, "`http-request deny`"],
  [/^appsession\b/, "`stick` rules on the cookie"],
  [/^(?:contimeout|clitimeout|srvtimeout)\b/, "`timeout connect`, `timeout client` and `timeout server`"],
  [/^redispatch\b/, "`option redispatch`"],
  [/^(?:nbproc|bind-process)\b/, "threads, which need no line"],
  [/^option forceclose\b/, "`option httpclose`"],
  [/^option http-tunnel\b/, "`option http-server-close`"],
  [/^option http-use-htx\b/, "nothing: it is always on"],
  [/^monitor-net\b/, "`http-request return status 200 if { src … }`"],
  [/^no option (?:forwardfor|originalto|httplog|tcplog)\b/, "nothing: haproxy refuses `no` before it"],
  [/^option checkcache\b/, "`http-response deny` with a condition"],
];

/** Returns why a line has no input that haproxy itself refuses today; otherwise undefined. */
export function oldFormReason(words: readonly string[]): string | undefined {
  const line = words.join(" ");
  const [, replacement] = oldForms.find(([pattern]) => pattern.test(line)) ?? [];
  return replacement && `HAProxy dropped it; today it is ${replacement}`;
}
