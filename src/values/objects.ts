import { z } from "zod";

/** Between the keys in a message. */
export const separator = ", ";

/** An object without any other keys than these, which the message of an issue about others lists. */
export const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(separator) : undefined),
  });

/** A list with at least and at most so many elements. */
export const listOf = <Element extends z.ZodType>(element: Element, min = 0, max = Infinity) =>
  z.array(element).refine((list) => list.length >= min && list.length <= max, {
    error: (issue) =>
      `has ${(issue.input as unknown[]).length} elements; ${max < Infinity ? `${min} to ${max}` : `${min} or more`} are needed`,
  });
