import { z } from "zod";
import { listOf, object } from "../values/objects";
import { fileExtension, mapKey, mapValue, name, pattern } from "../values";

/** Text of several lines. */
const content = z.string();

export const map = object({
  name,
  entries: listOf(object({ key: mapKey, value: mapValue })).optional(),
  content: content.optional(),
});

export const list = object({ name, values: listOf(pattern).optional(), content: content.optional() });

export const file = object({ name, content, extension: fileExtension.default("txt") });
