import { isProperties, secret, type Properties } from "../properties";

const defaults = { user: "root", port: 22, dialErrorLimit: 10, perDialTimeout: 15 };
const secretFields = ["password", "privateKey", "privateKeyPassword"];
const fields = ["agentSocketPath", "host", "hostKey", ...secretFields, ...Object.keys(defaults)];

/** The connection with its defaults, and with its own secrets marked; and the names of fields it cannot have. */
export function connectionInputs(connection: Properties): { inputs: Properties; unrecognized: string[] } {
  const { proxy, ...endpoint } = connection;
  const unrecognizedOf = (names: string[]) => names.filter((name) => !fields.includes(name));
  if (!isProperties(proxy)) {
    return {
      inputs: { ...connection, ...endpointInputs(endpoint) },
      unrecognized: unrecognizedOf(Object.keys(endpoint)),
    };
  }
  return {
    inputs: { ...endpointInputs(endpoint), proxy: endpointInputs(proxy) },
    unrecognized: unrecognizedOf([...Object.keys(endpoint), ...Object.keys(proxy)]),
  };
}

function endpointInputs(endpoint: Properties): Properties {
  const marked = Object.entries(endpoint).map(([field, value]) => {
    return [field, secretFields.includes(field) ? secret(value) : value] as const;
  });
  return { ...defaults, ...Object.fromEntries(marked) };
}
