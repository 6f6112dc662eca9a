import { z } from "zod";
import type { Availability } from "../language/availability";
import type { Codec } from "../language/codec";
import { after, type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";
import { listOf } from "../values/objects";

/** A value as one word of a line, with its schema. */
export interface Value<Schema extends z.ZodType = z.ZodType> extends Codec<z.output<Schema>> {
  schema: Schema;
}

export const value = <Schema extends z.ZodType>(
  codec: Codec<z.output<Schema>>,
  schema: Schema,
): Value<Schema> => ({ ...codec, schema });

type Loose = Record<string, never>;
const of = new Parts<Loose>();
const fields = new Fields<Loose>();
const codecOf = (given: Value) => given as Codec<unknown> as Codec<never>;

/** A keyword on a line with others, or on a line of its own. */
export interface Keyword<Schema extends z.ZodType = z.ZodType> {
  /** The schema of its input. */
  schema: Schema;
  part: (input: string) => Part<Loose>;
}

/** A keyword that has a line of its own. */
export interface LineKeyword<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  field: (input: string) => Field<Loose>;
}

/** A word for true, and perhaps another one for false. */
export const flag = (on: string, off?: string, availability?: Availability): Keyword<z.ZodBoolean> => ({
  schema: z.boolean(),
  part: (input) => of.flag(input, on, off, availability),
});

/** A word followed by a value. */
export const argument = <Schema extends z.ZodType>(
  keyword: string,
  given: Value<Schema>,
  availability?: Availability,
): Keyword<Schema> => ({
  schema: given.schema,
  part: (input) => of.argument(input, keyword, codecOf(given), availability),
});

/** A word followed by a list of values in one word. */
export const list = <Schema extends z.ZodType>(keyword: string, given: Value<Schema>, min = 0) => ({
  schema: listOf(given.schema, min),
  part: (input: string) => of.list(input, keyword, codecOf(given)),
});

/** The same; repeating both words adds elements. */
export const lists = <Schema extends z.ZodType>(keyword: string, given: Value<Schema>, min = 0) => ({
  schema: listOf(given.schema, min),
  part: (input: string) => of.lists(input, keyword, codecOf(given)),
});

/** A word followed by a value, once for each element of the input. */
export const repeated = <Schema extends z.ZodType>(
  keyword: string,
  given: Value<Schema>,
  max = Infinity,
) => ({
  schema: listOf(given.schema, 0, max),
  part: (input: string) => of.repeated(input, keyword, codecOf(given)),
});

/** A word followed by all values up to the end of the line. */
export const rest = <Schema extends z.ZodType>(keyword: string, given: Value<Schema>, min = 0) => ({
  schema: listOf(given.schema, min),
  part: (input: string) => after(keyword, of.rest(input, codecOf(given))),
});

const nothing: Part<Loose> = { keys: [], needed: [], write: () => [], read: () => false };

/** An input with a part of its own. */
export const written = <Schema extends z.ZodType, Values extends object>(
  schema: Schema,
  part: Part<Values>,
): Keyword<Schema> => ({ schema, part: () => part as unknown as Part<Loose> });

/** An input that another keyword of the table writes. */
export const writtenElsewhere = <Schema extends z.ZodType>(schema: Schema): Keyword<Schema> =>
  written(schema, nothing);

/** A line when the input is true, the same after `no` when it is false. */
export const toggle = (keyword: string, availability?: Availability): LineKeyword<z.ZodBoolean> => ({
  schema: z.boolean(),
  field: (input) => fields.switch(input, keyword, availability),
});

/** `option …` when the input is true, `no option …` when it is false. */
export const option = (name: string, availability?: Availability): LineKeyword<z.ZodBoolean> =>
  toggle(`option ${name}`, availability);

/** An input with a field of its own. */
export const lines = <Schema extends z.ZodType, Values extends object>(
  schema: Schema,
  field: Field<Values>,
): LineKeyword<Schema> => ({ schema, field: () => field as unknown as Field<Loose> });

type AnyKeyword = Keyword | LineKeyword;
type ValuesOf<Keywords extends Record<string, AnyKeyword>> = {
  [Input in keyof Keywords]?: z.output<Keywords[Input]["schema"]> | undefined;
};
type ShapeOf<Keywords extends Record<string, AnyKeyword>> = {
  [Input in keyof Keywords]: z.ZodOptional<Keywords[Input]["schema"]>;
};

const shapeOf = <Keywords extends Record<string, AnyKeyword>>(keywords: Keywords) =>
  Object.fromEntries(
    Object.entries(keywords).map(([input, { schema }]) => [input, schema.optional()]),
  ) as ShapeOf<Keywords>;

/** Keywords that share a line, by their inputs and in the order in which they are written. */
export const options = <Keywords extends Record<string, Keyword>>(keywords: Keywords) => ({
  parts: Object.entries(keywords).map(([input, { part }]) => part(input)) as Part<ValuesOf<Keywords>>[],
  shape: shapeOf(keywords),
});

/** Keywords that have a line each, by their inputs and in the order in which they are written. */
export const section = <Keywords extends Record<string, AnyKeyword>>(keywords: Keywords) => ({
  fields: Object.entries(keywords).map(([input, keyword]) =>
    "field" in keyword ? keyword.field(input) : fields.line(keyword.part(input)),
  ) as Field<ValuesOf<Keywords>>[],
  shape: shapeOf(keywords),
});
