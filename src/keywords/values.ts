import { z } from "zod";
import * as codec from "../language/codec";
import type { FileKind } from "../language/files";
import * as values from "../values";
import { value, type Value } from "./keyword";

/** The values of keywords, each with its codec and schema. */

export const integer = (min: number, max: number) => value(codec.number, values.integer(min, max));
export const text = <Schema extends z.ZodType<string, string>>(schema: Schema): Value<Schema> =>
  value(codec.text as codec.Codec<z.output<Schema>>, schema);
export const oneOf = <Enum extends Record<string, string>>(words: Enum) =>
  value(codec.oneOf<Enum[keyof Enum]>(words as unknown as Record<string, Enum[keyof Enum]>), z.enum(words));
export const fileOf = (kind: FileKind) => value(codec.fileOf(kind), values.name);
export const authority = value(codec.fileOf("certificateAuthority"), values.authorityName);

export const duration = value(codec.duration, values.duration);
export const seconds = value(codec.durationInSeconds, values.duration);
export const address = value(codec.address, values.address);
export const sourceAddress = value(codec.address, values.sourceAddress);
export const message = value(codec.message, values.message);
export const onOff = value(codec.onOff, z.boolean());
export const name = text(values.name);
export const port = integer(1, 65_535);
export const count = integer(1, 2 ** 31 - 1);
export const countOrNone = integer(0, 2 ** 31 - 1);
/** Connections, servers and the like. */
export const million = integer(1, 10_000_000);
export const percentage = integer(0, 100);
