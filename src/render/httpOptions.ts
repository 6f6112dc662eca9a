import type { PublicModel } from "../validate";
import { isAtLeast } from "../validate/release";

/** The options of every frontend in http mode, as far as the release has them. */
export function httpOptions({ haproxyVersion }: PublicModel): string[] {
  return [
    // Without it, a reload cuts keep-alive connections under the client's next request.
    ...(isAtLeast(haproxyVersion, "2.4") ? ["idle-close-on-response"] : []),
    ...(isAtLeast(haproxyVersion, "2.6") ? ["http-restrict-req-hdr-names reject"] : []),
  ];
}
