import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { messageOf } from "./messageOf";
import type { Change, Properties } from "./properties";

export interface Operation {
  urn: string;
  preview: boolean;
  /** Aborted when the engine cancels and when the resource's custom timeout has passed. */
  signal: AbortSignal;
}

export interface ResourceType {
  check: (news: Properties) => { inputs: Properties; failures?: { property: string; reason: string }[] };
  diff: (olds: Properties, news: Properties) => { changes: Map<string, Change>; replaces: string[] };
  create: (inputs: Properties, operation: Operation) => Promise<{ id: string; outputs: Properties }>;
  update: (olds: Properties, news: Properties, operation: Operation) => Promise<Properties>;
  delete: (state: Properties, operation: Operation) => Promise<void>;
}

const kinds: Record<Change, proto.PropertyDiff.Kind> = {
  add: proto.PropertyDiff.Kind.ADD,
  delete: proto.PropertyDiff.Kind.DELETE,
  update: proto.PropertyDiff.Kind.UPDATE,
};
const replaceKinds: Record<Change, proto.PropertyDiff.Kind> = {
  add: proto.PropertyDiff.Kind.ADD_REPLACE,
  delete: proto.PropertyDiff.Kind.DELETE_REPLACE,
  update: proto.PropertyDiff.Kind.UPDATE_REPLACE,
};

/**
 * Serves the resource types to the engine as a plugin does. `@pulumi/pulumi`'s own provider server sends no detailed
 * diff, without which a preview shows every unchanged input, and takes no part in previews and timeouts.
 */
export function serve(resourceTypes: Partial<Record<string, ResourceType>>): void {
  const cancellation = new AbortController();

  const typeOf = (urn: string): ResourceType => {
    const token = urn.split("::").at(2)?.split("$").at(-1) ?? "";
    const type = resourceTypes[token];
    if (type) return type;
    throw new Error(
      `this stand-in provider serves only ${Object.keys(resourceTypes).join(", ")}, not ${token}`,
    );
  };
  const operationOf = (request: { getUrn(): string; getTimeout(): number }, preview = false): Operation => {
    const seconds = request.getTimeout();
    const { signal } = cancellation;
    return {
      urn: request.getUrn(),
      preview,
      signal: seconds > 0 ? AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]) : signal,
    };
  };

  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, {
    getPluginInfo: unary(() => new PluginInfo().setVersion(pluginVersion)),
    configure: unary(() => {
      return new proto.ConfigureResponse()
        .setAcceptsecrets(true)
        .setAcceptresources(true)
        .setSupportspreview(true);
    }),
    check: unary((request: proto.CheckRequest) => {
      const { inputs, failures = [] } = typeOf(request.getUrn()).check(properties(request.getNews()));
      return new proto.CheckResponse()
        .setInputs(Struct.fromJavaScript(inputs))
        .setFailuresList(
          failures.map(({ property, reason }) =>
            new proto.CheckFailure().setProperty(property).setReason(reason),
          ),
        );
    }),
    diff: unary((request: proto.DiffRequest) => {
      const { changes, replaces } = typeOf(request.getUrn()).diff(
        properties(request.getOlds()),
        properties(request.getNews()),
      );
      const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
      const response = new proto.DiffResponse()
        .setChanges(changes.size > 0 ? DIFF_SOME : DIFF_NONE)
        .setDiffsList([...changes.keys()])
        .setReplacesList(replaces)
        .setHasdetaileddiff(true);
      for (const [name, change] of changes) {
        const kind = (replaces.includes(name) ? replaceKinds : kinds)[change];
        response.getDetaileddiffMap().set(name, new proto.PropertyDiff().setKind(kind));
      }
      return response;
    }),
    create: unary(async (request: proto.CreateRequest) => {
      const operation = operationOf(request, request.getPreview());
      const { id, outputs } = await typeOf(operation.urn).create(
        properties(request.getProperties()),
        operation,
      );
      return new proto.CreateResponse().setId(id).setProperties(Struct.fromJavaScript(outputs));
    }),
    // What the state says is taken to be so.
    read: unary((request: proto.ReadRequest) => {
      return new proto.ReadResponse()
        .setId(request.getId())
        .setProperties(request.getProperties())
        .setInputs(request.getInputs());
    }),
    update: unary(async (request: proto.UpdateRequest) => {
      const operation = operationOf(request, request.getPreview());
      const [olds, news] = [properties(request.getOlds()), properties(request.getNews())];
      const outputs = await typeOf(operation.urn).update(olds, news, operation);
      return new proto.UpdateResponse().setProperties(Struct.fromJavaScript(outputs));
    }),
    delete: unary(async (request: proto.DeleteRequest) => {
      const operation = operationOf(request);
      await typeOf(operation.urn).delete(properties(request.getProperties()), operation);
      return new Empty();
    }),
    cancel: unary(() => {
      cancellation.abort();
      return new Empty();
    }),
  });
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    // The engine reads the port from the plugin's first line.
    console.log(String(port));
  });
  exitWithEngine();
}

function exitWithEngine(): void {
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) process.exit(1);
  }, 1000).unref();
}

function properties(struct: Struct | undefined): Properties {
  return (struct ?? new Struct()).toJavaScript();
}

function unary<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  const respond = async (request: Request) => handle(request);
  return ({ request }, callback) => {
    respond(request).then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        callback({ code: grpc.status.UNKNOWN, details: messageOf(error) });
      },
    );
  };
}
