/** Words of HTTP. */
import { matching } from "./basic";

export const httpVersion = matching("is not a version of HTTP, such as HTTP/1.1", /^HTTP\/\d(?:\.\d)?$/);

export const headerName = matching(
  "is not a header name: letters, digits, `_` and `-`",
  /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
);

export const alpn = matching(
  "is not an ALPN protocol such as h2 or http/1.1",
  /^[A-Za-z0-9][A-Za-z0-9./-]*$/,
);

export const cookieDomain = matching(
  "is not a domain: `example.com` or `.example.com`",
  /^\.?(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
);

export const cookieAttribute = matching(
  "is not an attribute of a cookie, such as SameSite=Lax",
  /^[A-Za-z][A-Za-z-]*(?:=[A-Za-z0-9._/:-]+)?$/,
);

export const path = matching(
  "is not a path: it begins with / and has no spaces or control characters",
  /^\/[!-~]*$/,
);

/** A path that is sent to servers, or compared with that of requests. */
export const requestPath = matching(
  "is not a path: it begins with / and has no spaces, `?`, `#` or control characters",
  /^\/(?:(?![?#])[!-~])*$/,
);

export const retryOn = matching(
  "is not a reason to retry: conn-failure, empty-response, junk-response, response-timeout, 0rtt-rejected, " +
    "all-retryable-errors, none, or one of the statuses 401, 403, 404, 408, 425, 500, 501, 502, 503, 504",
  /^(?:conn-failure|empty-response|junk-response|response-timeout|0rtt-rejected|all-retryable-errors|none|40[1348]|425|50[0-4])$/,
);

export const statusList = matching(
  "is not a list of statuses such as 200, 200-299 or 200,301-303",
  /^[1-5]\d\d(?:-[1-5]\d\d)?(?:,[1-5]\d\d(?:-[1-5]\d\d)?)*$/,
);

export const urlPrefix = matching(
  "is not the beginning of a URL, such as https://static.example.com",
  /^(?:https?:\/\/[A-Za-z0-9]|\/)[!-~]*$/,
);
