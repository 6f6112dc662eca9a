import { defaultsOf } from "./proxyMode";
import type { Inputs } from "../schema/inputs";

type Options = Partial<
  Record<
    | "httpBufferRequest"
    | "checkcache"
    | "httpPretendKeepalive"
    | "idleCloseOnResponse"
    | "httpIgnoreProbes"
    | "disableH2Upgrade",
    boolean | undefined
  >
>;

/** Disables inherited options for http mode in a frontend or backend in tcp mode, where haproxy warns about them. */
export function withoutHttpOptions<Key extends keyof Options>(
  proxy: { from?: string | undefined },
  keys: readonly Key[],
  inputs: Inputs,
): { [K in Key]?: false } {
  const inherited = defaultsOf<Options>(proxy, inputs);
  const isOn = (key: Key) => inherited.find(({ [key]: value }) => value !== undefined)?.[key] === true;
  return Object.fromEntries(keys.filter(isOn).map((key) => [key, false])) as { [K in Key]?: false };
}
