/** One thing that is wrong with the inputs. */
export interface Fault {
  /** The input's path, such as `backends[1].balance.algorithm`. */
  path: string;
  /** Says what was given and what is allowed. */
  message: string;
}

/** A setting that works, but may not be intended. */
export type Warning = Fault;

/** A position in the inputs. */
export type Path = readonly (string | number)[];

/** Records a fault or a warning. `about` lists the inputs that it concerns, if there are several. */
export type Report = (path: Path, message: string, about?: readonly Path[]) => void;

/** All faults of the inputs. */
export class InvalidInputs extends Error {
  constructor(readonly faults: Fault[]) {
    super(faults.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("\n"));
    this.name = "InvalidInputs";
  }
}

/** Returns a function that records faults or warnings in a list. */
export const into =
  (list: Fault[]): Report =>
  (path, message) => {
    list.push({ path: pathText(path), message });
  };

/** Throws all faults that a check reports, if any. */
export function throwFaults(check: (report: Report) => void): void {
  const faults: Fault[] = [];
  check(into(faults));
  if (faults.length > 0) throw new InvalidInputs(faults);
}

/** Writes a path as Pulumi does: `frontends[0].binds[1].port`. */
export function pathText(path: Path): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join("");
}

const longest = 60;

/** Returns a given value as text, shortened if it is long. */
export function show(value: unknown): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  if (typeof value === "object" && value !== null) {
    return "an object";
  }
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
