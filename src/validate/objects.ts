import { z } from "zod";

/** An object without any other keys than these. */
export const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `is not known here; known are ${Object.keys(shape).join(", ")}`
        : undefined,
  });

/** A list with at least and at most so many elements. */
export const listOf = <Element extends z.ZodType>(element: Element, min = 0, max = Infinity) =>
  z.array(element).refine((list) => list.length >= min && list.length <= max, {
    error: (issue) =>
      `has ${(issue.input as unknown[]).length} elements; ${max < Infinity ? `${min} to ${max}` : `${min} or more`} are needed`,
  });
