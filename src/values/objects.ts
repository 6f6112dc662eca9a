import { z } from "zod";

/** Separates the keys in a message. */
export const separator = ", ";

/** An object with these keys only. The message about an unknown key lists them. */
export const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(separator) : undefined),
  });

/** A list of `min` to `max` elements. */
export const listOf = <Element extends z.ZodType>(element: Element, min = 0, max = Infinity) =>
  z.array(element).refine((list) => list.length >= min && list.length <= max, {
    error: (issue) =>
      `has ${(issue.input as unknown[]).length} elements; ${max < Infinity ? `${min} to ${max}` : `${min} or more`} are needed`,
  });
