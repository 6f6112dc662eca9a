import { randomBytes } from "node:crypto";
import { changes, isProperties, plain, secret, unknown } from "../properties";
import type { Operation, ResourceType } from "../server";
import { connectionInputs } from "./connectionInputs";
import { dial, type Connection } from "./connection";
import { statusOf } from "./engineLog";
import { run, type Output } from "./run";

interface Command extends Partial<Output> {
  connection: Connection;
  create?: string;
  update?: string;
  delete?: string;
  stdin?: string;
  environment?: Record<string, string>;
  logging?: "stdout" | "stderr" | "stdoutAndStderr" | "none";
  addPreviousOutputInEnv?: boolean;
}

const inputNames = [
  "addPreviousOutputInEnv",
  "connection",
  "create",
  "delete",
  "environment",
  "logging",
  "stdin",
  "triggers",
  "update",
];

/** `command:remote:Command`, with the behaviour of the official provider's. */
export const remoteCommand: ResourceType = {
  check: (news) => {
    const connection = plain(news["connection"]);
    // A connection that is not known yet is not an object.
    if (!isProperties(connection)) return { inputs: news };
    const { inputs, unrecognized } = connectionInputs(connection);
    return {
      inputs: { ...news, connection: secret(inputs) },
      failures: unrecognized.map((field) => ({
        property: "connection",
        reason: `Unrecognized field '${field}'`,
      })),
    };
  },

  diff: (olds, news) => {
    const changed = changes(inputNames, olds, news);
    return { changes: changed, replaces: [...changed.keys()].filter((name) => name === "triggers") };
  },

  create: async (inputs, operation) => {
    const name = operation.urn.slice(operation.urn.lastIndexOf("::") + 2);
    const id = name + randomBytes(4).toString("hex");
    if (operation.preview) return { id, outputs: { ...inputs, stdout: unknown, stderr: unknown } };
    const command = plain(inputs) as Command;
    return { id, outputs: { ...inputs, ...(await execute(command.create, command, operation)) } };
  },

  update: async (olds, news, operation) => {
    if (operation.preview) return { ...news, stdout: unknown, stderr: unknown };
    const { stdout, stderr } = plain(olds) as Output;
    const command: Command = { ...(plain(news) as Command), stdout, stderr };
    return { ...news, ...(await execute(command.update ?? command.create, command, operation)) };
  },

  delete: async (state, operation) => {
    const command = plain(state) as Command;
    await execute(command.delete, command, operation);
  },
};

/** Runs the script over the command's connection; without a script, what the last one printed stands. */
async function execute(
  script: string | undefined,
  command: Command,
  { urn, signal }: Operation,
): Promise<Output> {
  const { stdout = "", stderr = "", logging = "stdoutAndStderr" } = command;
  if (script === undefined) return { stdout, stderr };
  const status = statusOf(urn);
  const client = await dial(command.connection, { signal, status: status.line });
  try {
    return await run(client, {
      command: script,
      stdin: command.stdin ?? "",
      environment: {
        ...command.environment,
        ...(command.addPreviousOutputInEnv !== false && previousOutput(stdout, stderr)),
      },
      logged: {
        stdout: logging === "stdout" || logging === "stdoutAndStderr",
        stderr: logging === "stderr" || logging === "stdoutAndStderr",
      },
      log: status.line,
    });
  } finally {
    client.end();
    await status.delivered();
  }
}

function previousOutput(stdout: string, stderr: string): Record<string, string> {
  return {
    ...(stdout !== "" && { PULUMI_COMMAND_STDOUT: stdout }),
    ...(stderr !== "" && { PULUMI_COMMAND_STDERR: stderr }),
  };
}
