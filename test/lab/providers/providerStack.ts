import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { LocalWorkspace, type EngineEvent, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";

export interface Outcome {
  /** What the engine did to each resource: "create one", "update one (stdin)", … */
  changes: string[];
  /** What the providers said while they worked. */
  lines: string[];
  error: string | undefined;
  outputs: Record<string, unknown>;
  secretOutputs: string[];
}

interface StateResource {
  urn: string;
  outputs: Record<string, unknown>;
}

/** A stack with a state of its own, driven by the real engine, whose providers come from one Pulumi home. */
export class ProviderStack {
  private constructor(
    private readonly stack: Stack,
    private readonly directory: string,
  ) {}

  static async create(pulumiHome: string): Promise<ProviderStack> {
    const directory = mkdtempSync(path.join(tmpdir(), "providers-"));
    const stack = await LocalWorkspace.createStack(
      { stackName: "test", projectName: "providers", program: () => Promise.resolve() },
      {
        pulumiHome,
        workDir: directory,
        envVars: {
          PULUMI_BACKEND_URL: `file://${directory}`,
          PULUMI_CONFIG_PASSPHRASE: "the test's",
          PULUMI_SKIP_UPDATE_CHECK: "1",
        },
      },
    );
    return new ProviderStack(stack, directory);
  }

  async up(program: PulumiFn): Promise<Outcome> {
    const events: EngineEvent[] = [];
    const record = (event: EngineEvent) => events.push(event);
    const { outputs } = await this.stack
      .up({ program, onEvent: record, suppressOutputs: true })
      .catch(() => ({ outputs: {} }));
    return outcomeOf(events, outputs);
  }

  /** What `pulumi preview --diff` prints. */
  async preview(program: PulumiFn): Promise<string> {
    const { stdout } = await this.stack.preview({ program, diff: true, color: "never" });
    return stdout;
  }

  async destroy(): Promise<Outcome> {
    const events: EngineEvent[] = [];
    const record = (event: EngineEvent) => events.push(event);
    await this.stack.destroy({ onEvent: record, suppressOutputs: true }).catch(() => undefined);
    return outcomeOf(events, {});
  }

  /** The outputs of a resource as the state holds them, secrets encrypted. */
  async state(name: string): Promise<Record<string, unknown> | undefined> {
    const exported: { deployment: { resources?: StateResource[] } } = await this.stack.exportStack();
    return exported.deployment.resources?.find(({ urn }) => nameOf(urn) === name)?.outputs;
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}

function outcomeOf(
  events: EngineEvent[],
  outputs: Record<string, { value: unknown; secret: boolean }>,
): Outcome {
  const diagnostics = events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []);
  const ofResources = diagnostics.filter(
    ({ urn }) => urn !== undefined && !urn.includes("pulumi:pulumi:Stack"),
  );
  const messages = (severity: string) => {
    return ofResources
      .filter((event) => event.severity === severity)
      .map(({ message }) => message.replace(/<{%.*?%}>/g, "").trimEnd());
  };
  return {
    changes: events.flatMap(changeOf),
    lines: messages("info"),
    error: messages("error").at(0),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
    secretOutputs: Object.keys(outputs).filter((name) => outputs[name]?.secret),
  };
}

function changeOf({ resourcePreEvent }: EngineEvent): string[] {
  if (!resourcePreEvent) return [];
  const { op, urn, type, diffs } = resourcePreEvent.metadata;
  if (op === "same" || type.startsWith("pulumi:")) return [];
  return [`${op} ${nameOf(urn)}${diffs && diffs.length > 0 ? ` (${diffs.sort().join(", ")})` : ""}`];
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
