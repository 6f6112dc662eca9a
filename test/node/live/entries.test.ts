import { given, type Given, LiveNode } from "./liveNode";

jest.setTimeout(60_000);

describe("the maps and lists of a release on a node", () => {
  let node: LiveNode;

  beforeEach(async () => {
    node = await LiveNode.start();
  });
  afterEach(() => node.stop());

  const entries = (kind: "map" | "acl", file: string): Promise<string[]> =>
    node
      .ask(`show ${kind} /etc/haproxy/${file}`)
      .then((shown) => shown.split("\n").map((line) => line.replace(/^0x[0-9a-f]+ /, "")));

  const withMap = (values: string[], frontend: object = {}): Given =>
    given({
      maps: [{ name: "hosts", entries: values.map((key) => ({ key, value: "app" })) }],
      frontends: [
        {
          name: "web",
          binds: [{ port: 80 }],
          useBackends: [{ map: "hosts" }],
          defaultBackend: "app",
          ...frontend,
        },
      ],
    });

  it("are given to the running worker, and taken back from it", async () => {
    await node.rollOut(withMap(["a"]));
    const worker = await node.worker();
    expect(await node.acceptAndActivate(withMap(["b"]))).toMatchObject({ exitCode: 0 });
    expect(await entries("map", "maps/hosts.map")).toEqual(["b app"]);
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    expect(await entries("map", "maps/hosts.map")).toEqual(["a app"]);
    expect(await node.worker()).toBe(worker);
  });

  it("require a reload below haproxy 2.4, which cannot replace a file in one step", async () => {
    await node.mustRun(
      `cp /usr/sbin/haproxy /usr/local/lib/haproxy
       printf '#!/bin/sh\\nif [ "$1" = -v ]; then echo "HAProxy version 2.2.9 2021"; else exec /usr/local/lib/haproxy "$@"; fi\\n' >/usr/local/lib/older
       printf '#!/bin/sh\\n/usr/bin/socat "$@" | sed "s/^Version: .*/Version: 2.2.9/"\\n' >/usr/local/lib/stubs/socat
       chmod 755 /usr/local/lib/older /usr/local/lib/stubs/socat; mount --bind /usr/local/lib/older /usr/sbin/haproxy`,
    );
    await node.rollOut(withMap(["a"]));
    for (const [step, key] of [
      [() => node.acceptAndActivate(withMap(["b"])), "b"],
      [() => node.revert(), "a"],
    ] as const) {
      const before = await node.worker();
      expect(await step()).toMatchObject({ exitCode: 0 });
      expect(await entries("map", "maps/hosts.map")).toEqual([`${key} app`]);
      expect(await node.worker()).not.toBe(before);
    }
  });

  const learning = (values: string[]): Given =>
    withMap(values, {
      httpRequestRules: [
        {
          action: "set-map",
          map: "hosts",
          keyFormat: "%[req.hdr(k)]",
          format: "app",
          condition: "{ req.hdr(k) -m found }",
        },
      ],
    });

  it("are left to rules that change them at run time, until a reload brings another text", async () => {
    const [first, next] = [learning(["a"]), learning(["b"])];
    await node.rollOut(first);
    await node.mustRun("curl -s -H 'k: learned' http://10.0.0.11/");
    const worker = await node.worker();
    expect(await node.activate(first)).toMatchObject({
      output: expect.stringMatching(/^already runs /) as string,
    });
    await node.confirm(first);
    expect(await entries("map", "maps/hosts.map")).toEqual(["a app", "learned app"]);
    expect(await node.worker()).toBe(worker);

    await node.accept(next);
    // All the while, clients have it changed.
    await node.run(
      '(while sleep 0.01; do curl -s -o /dev/null -H "k: $(date +%N)" http://10.0.0.11/; done) >/dev/null 2>&1 & echo $! >/run/load',
    );
    expect(await node.activate(next)).toMatchObject({ exitCode: 0 });
    expect(await node.worker()).not.toBe(worker);
    expect((await entries("map", "maps/hosts.map"))[0]).toBe("b app");
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    await node.mustRun("kill $(cat /run/load)");
    expect((await entries("map", "maps/hosts.map"))[0]).toBe("a app");
  });

  it("are left to rules of extra lines, however those are quoted", async () => {
    const lines = [`http-request add-acl("/etc/haproxy/lists/seen.lst") %[src]`];
    const seen = given({
      lists: [{ name: "seen", values: ["192.0.2.1"] }],
      frontends: [
        {
          name: "web",
          binds: [{ port: 80 }],
          defaultBackend: "app",
          acls: [{ name: "seen", criterion: "src", list: "seen" }],
          httpRequestRules: [{ action: "set-header", name: "X-Seen", value: "yes", condition: "seen" }],
          extraLines: lines,
        },
      ],
    });
    await node.rollOut(seen);
    await node.status();
    expect(await entries("acl", "lists/seen.lst")).toEqual(["192.0.2.1", "10.0.0.11"]);
    expect(await node.activate(seen)).toMatchObject({
      output: expect.stringMatching(/^already runs /) as string,
    });
  });
});
