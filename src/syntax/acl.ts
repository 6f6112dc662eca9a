import { AclMatch } from "../args";
import type { AclModel } from "../model/model";
import { fileOf, number, oneOf, text } from "../language/codec";
import { inAnyOrder, inOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";

const of = new Parts<AclModel>();
const rest = of.rest("values", text);

/** Words after `--` are values, even if they look like flags. */
const values: Part<AclModel> = {
  ...rest,
  write: (acl, files) => [
    ...(acl.values.some((value) => value.startsWith("-")) ? ["--"] : []),
    ...rest.write(acl, files),
  ],
  read: (reader, into, files) => {
    if (!reader.takeKeyword("--") && reader.peek()?.startsWith("-")) return false;
    return rest.read(reader, into, files);
  },
};

/** The words after `acl`. */
export const acl = inOrder(
  of.positional("name", text),
  of.positional("criterion", text),
  inAnyOrder(
    of.argument("match", "-m", oneOf(AclMatch)),
    of.flag("ignoreCase", "-i"),
    of.flag("noDns", "-n"),
    of.argument("uniqueId", "-u", number),
    of.argument("list", "-f", fileOf("list")),
    of.argument("map", "-M -f", fileOf("map")),
  ),
  values,
);
