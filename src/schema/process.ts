import { z } from "zod";
import { StatsSocketLevel } from "../args";
import { listOf, object } from "../values/objects";
import * as values from "../values";

const { integer } = values;

const processors = values.matching(
  "is not a processor or range of them: `0` or `0-3`",
  /^\d{1,4}(?:-\d{1,4})?$/,
);
const threads = values.matching(
  "is not all, odd, even, the number of a thread or a range of them: `1` or `1-4`",
  /^(?:all|odd|even|[1-9]\d{0,3}(?:-[1-9]\d{0,3})?)$/,
);
const variableName = values.matching(
  "is not the name of a variable: letters, digits and `_`, not beginning with a digit",
  /^[A-Za-z_]\w*$/,
);

const socketFile = {
  mode: values.fileMode.optional(),
  user: values.token.optional(),
  group: values.token.optional(),
};

export const statsSocket = object({
  address: values.statsSocketAddress,
  ...socketFile,
  level: z.enum(StatsSocketLevel).optional(),
});

export const unixBind = object(socketFile);

export const variable = object({ name: variableName, value: values.text });

export const h1CaseAdjust = object({ from: values.headerName, to: values.headerName });

export const cpuMap = object({
  auto: z.boolean().default(false),
  threadGroup: integer(1, 64).default(1),
  threads: threads.default("all"),
  cpus: listOf(processors, 1),
});
