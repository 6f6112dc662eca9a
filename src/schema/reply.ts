import { z } from "zod";
import { listOf, object } from "../values/objects";
import { headerName, matching, name, text } from "../values";

const mediaType = matching(
  "is not a media type such as text/plain or text/html; charset=utf-8",
  /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:; ?[A-Za-z0-9_-]+=[A-Za-z0-9_.:+-]+)*$/,
);

/** A value, or a format for it. */
export const valueFields = { value: text.optional(), format: text.optional() };

/** The fields of a response that haproxy generates. */
export const replyFields = {
  contentType: mediaType.optional(),
  string: text.optional(),
  lfString: text.optional(),
  file: name.optional(),
  lfFile: name.optional(),
  errorfile: name.optional(),
  errorfiles: name.optional(),
  defaultErrorfiles: z.boolean().optional(),
  headers: listOf(object({ name: headerName, ...valueFields })).optional(),
};
