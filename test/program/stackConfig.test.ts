import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { argsOfConfig } from "../../src/program/stackConfig";

const directory = mkdtempSync(path.join(tmpdir(), "haproxy-pair-config-"));
const parsed = (config: Record<string, unknown>): unknown =>
  argsOfConfig(
    Object.fromEntries(
      Object.entries(config).map(([key, value]) => [
        key,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
    "haproxy-pair",
    directory,
  );

describe("a stack's config", () => {
  it("becomes the component's inputs, unknown keys included, so that validation reports them", () => {
    expect(
      parsed({ "haproxy-pair:frontend": [1], "haproxy-pair:haproxyVersion": "2.6", "aws:region": "x" }),
    ).toEqual({
      frontend: [1],
      haproxyVersion: "2.6",
      nodes: [],
    });
  });

  it("reads values that are kept in files, relative to the project", () => {
    writeFileSync(path.join(directory, "site.pem"), "PEM\n");
    expect(
      parsed({ "haproxy-pair:certificates": [{ name: "site", certificateFile: "site.pem" }] }),
    ).toMatchObject({
      certificates: [{ name: "site", certificate: "PEM" }],
    });
  });

  it("reaches nodes at their address with the common settings, unless their connection says otherwise", () => {
    const nodes = [
      { name: "lb1", address: "10.0.0.11" },
      { name: "lb2", address: "10.0.0.12", connection: { host: "bastion", user: "root" } },
    ];
    expect(parsed({ "haproxy-pair:ssh": { user: "deploy" }, "haproxy-pair:nodes": nodes })).toEqual({
      nodes: [
        { name: "lb1", address: "10.0.0.11", connection: { host: "10.0.0.11", user: "deploy" } },
        { name: "lb2", address: "10.0.0.12", connection: { host: "bastion", user: "root" } },
      ],
    });
  });
});
