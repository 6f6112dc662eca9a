import { CookieMode, StickAction, StickTableSrvkey, StickTableType } from "../args";
import type { BackendModel } from "../model/model";
import { duration, durationInSeconds, number, oneOf, text } from "../language/codec";
import { condition } from "../language/condition";
import { dynamicCookieKeyPath, placeholder } from "../language/files";
import { inAnyOrder, inOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import type { Field } from "../language/section";

const ofCookie = new Parts<NonNullable<BackendModel["cookie"]>>();
const ofTable = new Parts<NonNullable<BackendModel["stickTable"]>>();
const ofRule = new Parts<BackendModel["stickRules"][number]>();

/** The words after `cookie` in a backend. */
export const cookie = inOrder(
  ofCookie.positional("name", text),
  inAnyOrder(
    ofCookie.positional("mode", oneOf(CookieMode)),
    ofCookie.flag("indirect", "indirect"),
    ofCookie.flag("nocache", "nocache"),
    ofCookie.flag("postonly", "postonly"),
    ofCookie.flag("preserve", "preserve"),
    ofCookie.flag("httponly", "httponly"),
    ofCookie.flag("secure", "secure"),
    ofCookie.repeated("domains", "domain", text),
    ofCookie.argument("maxidle", "maxidle", durationInSeconds),
    ofCookie.argument("maxlife", "maxlife", durationInSeconds),
    ofCookie.flag("dynamic", "dynamic"),
    ofCookie.repeated("attr", "attr", text),
  ),
);

/** The name of the nodes' `peers` section. The nodes share all tables. */
export const peersSection = "haproxy-pair";

/** The pair's nodes are the only peers. */
const peers: Part<NonNullable<BackendModel["stickTable"]>> = {
  keys: [],
  needed: [],
  write: () => [`peers ${peersSection}`],
  read: (reader) => reader.attempt(() => reader.takeKeyword("peers") && reader.take() !== undefined),
};

/** The words after `stick-table`. */
export const stickTable = inAnyOrder(
  ofTable.argument("type", "type", oneOf(StickTableType)),
  ofTable.argument("len", "len", number),
  ofTable.argument("size", "size", text),
  ofTable.argument("expire", "expire", duration),
  ofTable.flag("nopurge", "nopurge"),
  ofTable.argument("srvkey", "srvkey", oneOf(StickTableSrvkey), { since: "2.4" }),
  ofTable.lists("store", "store", text),
  peers,
);

/** The words after `stick`. */
export const stickRule = inOrder(
  ofRule.positional("action", oneOf(StickAction)),
  ofRule.positional("pattern", text),
  inAnyOrder(ofRule.argument("table", "table", text)),
  condition,
);

/** The key of dynamic cookies: a secret, which the nodes insert here. */
export const dynamicCookieKey: Field<BackendModel> = {
  write: ({ cookie }) => (cookie?.dynamic ? [`dynamic-cookie-key ${placeholder(dynamicCookieKeyPath)}`] : []),
  // A new key is generated.
  read: (reader) => reader.takeKeyword("dynamic-cookie-key") && reader.take() !== undefined,
};
